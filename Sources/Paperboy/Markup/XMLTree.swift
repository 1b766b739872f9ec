import CLibXML2
import Foundation

/// An XML document in memory.
///
/// Nothing is loaded from outside and no entity of a document type is replaced, so that neither an external
/// entity nor one that grows without bound can do harm.
struct XMLTree {
    let root: XMLElement

    /// - Parameter data: a whole document; its encoding is read from its first bytes or its declaration.
    init(_ data: Data) throws(XMLError) {
        guard let size = Int32(exactly: data.count) else { throw XMLError(words: "more than 2 GB") }
        let document = try XMLDocument {
            data.withUnsafeBytes {
                xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil, Self.options)
            }
        }
        root = document.root
    }

    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    )
}
