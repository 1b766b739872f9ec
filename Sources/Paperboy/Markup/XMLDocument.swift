import CLibXML2

/// Owns what libxml2 made of a document, and frees it.
final class XMLDocument {
    private let document: xmlDocPtr
    private let rootNode: xmlNodePtr

    var root: XMLElement { XMLElement(rootNode, of: self) }

    /// - Parameter parse: calls libxml2's parser; its errors are read from this thread afterwards.
    init(_ parse: () -> xmlDocPtr?) throws(XMLError) {
        Self.prepareParser
        xmlResetLastError()
        guard let parsed = parse() else { throw Self.lastError }
        guard let root = xmlDocGetRootElement(parsed) else {
            xmlFreeDoc(parsed)
            throw XMLError(words: "no element in the document")
        }
        document = parsed
        rootNode = root
    }

    deinit { xmlFreeDoc(document) }

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
