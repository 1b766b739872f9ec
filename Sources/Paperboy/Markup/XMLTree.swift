import CLibXML2
import Foundation

/// An XML document in memory.
///
/// Nothing is loaded from outside and no entity of a document type is replaced, so that neither an external
/// entity nor one that grows without bound can do harm.
struct XMLTree {
    let root: XMLElement

    /// - Parameters:
    ///   - data: a whole document; its encoding is read from its first bytes or its declaration.
    ///   - recovering: take what can be read of a document that is not well-formed.
    init(_ data: Data, recovering: Bool = false) throws(XMLError) {
        guard let size = Int32(exactly: data.count) else { throw XMLError(words: "more than 2 GB") }
        let options = Self.options(recovering)
        let document = try XMLDocument {
            data.withUnsafeBytes {
                xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil, options)
            }
        }
        root = document.root
    }

    private static func options(_ recovering: Bool) -> Int32 {
        let always = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        return Int32(recovering ? always | XML_PARSE_RECOVER.rawValue : always)
    }
}
