import Foundation

extension URL {
    /// The address with more to ask. Everything but letters, digits and `-._~` is percent-encoded: what Foundation
    /// leaves alone, a server may read differently (`+` as a blank).
    func asking(_ items: KeyValuePairs<String, String>) -> URL {
        guard var components = URLComponents(url: self, resolvingAgainstBaseURL: true) else { return self }
        let pairs = items.map { "\(Self.encoded($0))=\(Self.encoded($1))" }
        let before = components.percentEncodedQuery.map { [$0] } ?? []
        components.percentEncodedQuery = (before + pairs).joined(separator: "&")
        return components.url ?? self
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
