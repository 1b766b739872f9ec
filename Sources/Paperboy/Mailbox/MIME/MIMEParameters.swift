/// A value with parameters, such as `multipart/report; report-type=delivery-status; boundary="x"`.
///
/// Takes continuations and character sets of RFC 2231 (`name*0*=utf-8''…; name*1=…`), quoted strings with
/// backslashes, comments, and what is written in place of them: missing semicolons, missing quotes.
struct MIMEParameters: Equatable, Sendable {
    /// What stands before the first semicolon, in small letters.
    var value: String
    /// By names in small letters.
    private var parameters: [String: String] = [:]

    subscript(name: String) -> String? { parameters[name] }

    init(_ bytes: some Collection<UInt8>) {
        var reader = ParameterReader(Array(bytes))
        let token = reader.token(until: UInt8(ascii: ";")).prefix { !$0.isBlank }
        value = String(decoding: token, as: UTF8.self).lowercased()
        var pieces: [ParameterPiece] = []
        while let (name, text) = reader.parameter(), pieces.count < 64 {
            pieces.append(ParameterPiece(name: name, text: text))
        }
        for (name, group) in Dictionary(grouping: pieces, by: \.name) where parameters[name] == nil {
            parameters[name] = ParameterPiece.joined(group)
        }
    }
}

/// One `name*2*=text` of a parameter.
private struct ParameterPiece {
    var name: String
    var number: Int
    var isEncoded: Bool
    var text: [UInt8]

    init(name bytes: [UInt8], text: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).lowercased()
            .split(separator: "*", maxSplits: 2, omittingEmptySubsequences: false)
        name = String(words[0])
        number = words.count > 1 ? Int(words[1]) ?? 0 : 0
        isEncoded = words.count > 1 && words.last == ""
        self.text = text
    }

    static func joined(_ pieces: [ParameterPiece]) -> String {
        let ordered = pieces.count == 1 ? pieces : pieces.sorted { $0.number < $1.number }
        guard let first = ordered.first else { return "" }
        // Two plain parameters of one name: the first counts, as everywhere in this reader.
        if first.number == 0, ordered.dropFirst().contains(where: { $0.number == 0 }) {
            return EncodedWords.decoded(first.text)
        }
        var charset: String?
        var bytes: [UInt8] = []
        for (index, piece) in ordered.enumerated() {
            var text = piece.text[...]
            if index == 0, piece.isEncoded {
                let parts = text.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    charset = String(decoding: parts[0], as: UTF8.self)
                    text = parts[2]
                }
            }
            bytes += piece.isEncoded ? TransferDecoding.percent(text) : Array(text)
        }
        return charset.map { Charset.decode(bytes, named: $0) } ?? EncodedWords.decoded(bytes)
    }
}

private struct ParameterReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    /// What stands before the next `end`, comments left out.
    mutating func token(until end: UInt8) -> [UInt8] {
        var token: [UInt8] = []
        var depth = 0
        while let byte = bytes.first, !(byte == end && depth == 0) {
            bytes.removeFirst()
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            default: if depth == 0 { token.append(byte) }
            }
        }
        return Array(token[...].trimmed)
    }

    mutating func parameter() -> (name: [UInt8], text: [UInt8])? {
        skipSeparators()
        guard !bytes.isEmpty else { return nil }
        let name = token(until: UInt8(ascii: "="))
        guard !bytes.isEmpty else { return nil }
        bytes.removeFirst()
        while bytes.first?.isBlank == true { bytes.removeFirst() }
        return (name, bytes.first == UInt8(ascii: "\"") ? quoted() : plain())
    }

    /// Blanks, semicolons and comments.
    private mutating func skipSeparators() {
        var depth = 0
        while let byte = bytes.first {
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: ";"), 0x20, 0x09: break
            default: if depth == 0 { return }
            }
            bytes.removeFirst()
        }
    }

    private mutating func quoted() -> [UInt8] {
        bytes.removeFirst()
        var text: [UInt8] = []
        while let byte = bytes.popFirst(), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\"), let next = bytes.popFirst() { text.append(next) } else { text.append(byte) }
        }
        return text
    }

    private mutating func plain() -> [UInt8] {
        let text = bytes.prefix { $0 != UInt8(ascii: ";") && !$0.isBlank }
        bytes = bytes[text.endIndex...]
        return Array(text)
    }
}
