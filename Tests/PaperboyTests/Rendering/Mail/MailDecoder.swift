import Foundation
import Testing

/// Reads a message back as a mail program does; knows only what our writer may write.
struct MailDecoder {
    struct Field {
        var name: String
        /// Unfolded, encoded words as they are.
        var value: String
    }

    var fields: [Field]
    var body: [UInt8]

    init(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let end = try #require(text.firstRange(of: "\r\n\r\n"))
        let unfolded = text[..<end.lowerBound].replacing("\r\n ", with: " ")
        fields = unfolded.split(separator: "\r\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return Field(name: String(parts[0]), value: parts.count > 1 ? String(parts[1].dropFirst()) : "")
        }
        body = Array(text[end.upperBound...].utf8)
    }

    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The parts of a multipart message.
    func parts() throws -> [MailDecoder] {
        let type = try #require(value("Content-Type"))
        let boundary = try #require(type.firstMatch(of: /boundary="([^"]+)"/)).1
        let text = "\r\n" + String(decoding: body, as: UTF8.self)
        let pieces = text.replacing("\r\n--\(boundary)", with: "\u{0}").split(separator: "\u{0}")
        return try pieces.dropLast().map { try MailDecoder(Array($0.dropFirst().utf8)) }
    }

    /// The text of a part, its transfer encoding undone.
    func text() throws -> String {
        switch value("Content-Transfer-Encoding") {
        case "base64":
            let lines = String(decoding: body, as: UTF8.self).replacing("\r\n", with: "")
            return String(decoding: try #require(Data(base64Encoded: lines)), as: UTF8.self)
        default: return String(decoding: try Self.quotedPrintable(body), as: UTF8.self)
        }
    }

    static func quotedPrintable(_ encoded: [UInt8]) throws -> [UInt8] {
        let text = String(decoding: encoded, as: UTF8.self).replacing("=\r\n", with: "")
        return try unescaped(text)
    }

    /// The text of a field, its encoded words decoded and put together (RFC 2047 §6.2).
    static func decoded(_ value: String) throws -> String {
        let joined = value.replacing(/(\?=) +(?==\?UTF-8)/) { $0.1 }
        return try joined.split(separator: "=?UTF-8?", omittingEmptySubsequences: false).enumerated()
            .map { index, piece in index == 0 ? String(piece) : try word(piece) }.joined()
    }

    private static func word(_ piece: Substring) throws -> String {
        let match = try #require(piece.wholeMatch(of: /([BQ])\?([^?]*)\?=(.*)/), "no encoded word: \(piece)")
        let octets =
            match.1 == "B"
            ? Array(try #require(Data(base64Encoded: String(match.2))))
            : try unescaped(match.2.replacing("_", with: " "))
        return try #require(String(validating: octets, as: UTF8.self), "a word cuts a character") + match.3
    }

    private static func unescaped(_ text: some StringProtocol) throws -> [UInt8] {
        var octets: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let octet = rest.popFirst() {
            if octet == UInt8(ascii: "=") {
                octets.append(try #require(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)))
                rest = rest.dropFirst(2)
            } else {
                octets.append(octet)
            }
        }
        return octets
    }
}
