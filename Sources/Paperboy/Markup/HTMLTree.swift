import CLibXML2
import Foundation

/// A page in memory, however broken its mark-up: names in lower case, in no namespace, missing tags put in.
///
/// Nothing is loaded from outside.
struct HTMLTree {
    let root: XMLElement

    /// - Parameter data: a whole page. UTF-8 is taken as such whatever the page says; other bytes are read as the
    ///   page declares, without a declaration as ISO-8859-1.
    init(_ data: Data) throws(XMLError) {
        guard let size = Int32(exactly: data.count) else { throw XMLError(words: "more than 2 GB") }
        let encoding = String(validating: data, as: UTF8.self) == nil ? nil : "UTF-8"
        let document = try XMLDocument {
            data.withUnsafeBytes {
                htmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, encoding, Self.options)
            }
        }
        root = document.root
    }

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue
    )
}
