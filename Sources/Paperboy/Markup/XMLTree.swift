import CLibXML2
import Foundation

/// An XML document in memory: owns what libxml2 made of it, and frees it.
///
/// Nothing is loaded from outside and no entity of a document type is replaced, so that neither an external
/// entity nor one that grows without bound can do harm.
final class XMLTree {
    private let document: xmlDocPtr
    private let rootNode: xmlNodePtr

    var root: XMLElement { XMLElement(rootNode, of: self) }

    /// - Parameters:
    ///   - data: a whole document; its encoding is read from its first bytes or its declaration.
    ///   - recovering: take what can be read of a document that is not well-formed.
    init(_ data: Data, recovering: Bool = false) throws(XMLError) {
        guard let size = Int32(exactly: data.count) else { throw XMLError(words: "more than 2 GB") }
        Self.prepareParser
        xmlResetLastError()
        let parsed = data.withUnsafeBytes {
            xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil, Self.options(recovering))
        }
        guard let parsed else { throw Self.lastError }
        guard let root = xmlDocGetRootElement(parsed) else {
            xmlFreeDoc(parsed)
            throw XMLError(words: "no element in the document")
        }
        document = parsed
        rootNode = root
    }

    deinit { xmlFreeDoc(document) }

    private static func options(_ recovering: Bool) -> Int32 {
        let always = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        return Int32(recovering ? always | XML_PARSE_RECOVER.rawValue : always)
    }

    /// libxml2 wants this once, before a second thread parses.
    private static let prepareParser: Void = xmlInitParser()

    /// The error of the last call on this thread; without any, libxml2 was given nothing to read.
    private static var lastError: XMLError {
        guard let error = xmlGetLastError()?.pointee, let message = error.message else {
            return XMLError(words: "an empty document")
        }
        return XMLError(line: error.line > 0 ? Int(error.line) : nil, words: PlainText.line(String(cString: message)))
    }
}
