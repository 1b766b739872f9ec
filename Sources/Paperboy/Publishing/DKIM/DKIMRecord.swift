import Foundation

/// The public key as DNS carries it: `v=DKIM1; k=rsa; p=…` (RFC 6376 §3.6.1).
public struct DKIMRecord: Equatable, Sendable {
    public var kind: PrivateKey.Kind
    public var key: [UInt8]

    public var text: String { "v=DKIM1; k=\(kind.rawValue); p=\(Data(key).base64EncodedString())" }

    /// The text in the pieces of at most 255 octets that DNS allows (RFC 1035 §3.3); they are read without a gap.
    public var strings: [String] {
        let octets = Array(text.utf8)
        return stride(from: 0, to: octets.count, by: 255).map { start in
            String(decoding: octets[start..<min(start + 255, octets.count)], as: UTF8.self)
        }
    }

    /// A line for a zone file.
    public func zoneLine(name: String) -> String {
        let quoted = strings.map { "\"\($0)\"" }
        return "\(name). IN TXT " + (quoted.count == 1 ? quoted[0] : "( \(quoted.joined(separator: " ")) )")
    }
}

extension DKIMRecord {
    /// Reads a record as it stands in DNS, its strings joined. Nil for a text that is no record of a key.
    public init?(text: String) {
        var tags: [String: String] = [:]
        for part in text.split(separator: ";") {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = part[..<equals].filter { !$0.isWhitespace }
            tags[String(name)] = part[part.index(after: equals)...].filter { !$0.isWhitespace }
        }
        guard tags["v", default: "DKIM1"] == "DKIM1", let kind = PrivateKey.Kind(rawValue: tags["k", default: "rsa"]),
            let key = tags["p"].flatMap({ Data(base64Encoded: $0) })
        else { return nil }
        self.init(kind: kind, key: Array(key))
    }
}
