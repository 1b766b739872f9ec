import Foundation
import Hummingbird

/// The fields of a form that was sent, each with its values in order.
struct WebForm: Sendable {
    private let fields: [String: [String]]

    static let none = WebForm(fields: [:])

    private init(fields: [String: [String]]) { self.fields = fields }

    /// The first value; empty for a field that was not sent.
    subscript(_ name: String) -> String { fields[name]?.first ?? "" }

    func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// `a=1&b=2` (WHATWG URL §5.1): what is no UTF-8 is replaced, so that it is refused later as any other nonsense.
    init(urlencoded octets: some Sequence<UInt8>) {
        var fields: [String: [String]] = [:]
        for pair in Array(octets).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(parts[0])
            fields[name, default: []].append(parts.count == 2 ? Self.decoded(parts[1]) : "")
        }
        self.fields = fields
    }

    /// Simple fields of `multipart/form-data` (RFC 7578); files are passed over. Nil for what is none.
    init?(multipart octets: [UInt8], boundary: String) {
        let text = String(decoding: octets, as: UTF8.self)
        let parts = text.components(separatedBy: "--\(boundary)")
        guard parts.count >= 2 else { return nil }
        var fields: [String: [String]] = [:]
        for part in parts.dropFirst() where !part.hasPrefix("--") {
            guard let gap = part.range(of: "\r\n\r\n") ?? part.range(of: "\n\n") else { continue }
            let head = part[..<gap.lowerBound]
            guard let name = head.firstMatch(of: /(?i)content-disposition:[^\r\n]*\bname="?([^";\r\n]*)"?/) else {
                continue
            }
            var value = part[gap.upperBound...]
            if value.hasSuffix("\r\n") || value.hasSuffix("\n") { value = value.dropLast() }
            fields[String(name.1), default: []].append(String(value))
        }
        self.fields = fields
    }

    private static func decoded(_ octets: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(octets.count)
        var index = octets.startIndex
        while index < octets.endIndex {
            let octet = octets[index]
            if octet == UInt8(ascii: "%"), index + 2 < octets.endIndex,
                let value = UInt8(String(decoding: octets[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                plain.append(value)
                index += 3
            } else {
                plain.append(octet == UInt8(ascii: "+") ? 0x20 : octet)
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
