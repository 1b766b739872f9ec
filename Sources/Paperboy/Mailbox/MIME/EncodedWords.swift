/// Header text with encoded words (RFC 2047), `=?charset?B?…?=` and `=?charset?Q?…?=`.
enum EncodedWords {
    /// Encoded words decoded, and the blanks between two of them dropped; other bytes as UTF-8, or guessed.
    ///
    /// Neighbours of one character set are joined before they are decoded: many writers cut characters in two.
    static func decoded(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "?")), bytes.contains(UInt8(ascii: "=")) else {
            return Charset.decode(bytes, named: nil)
        }
        var text = ""
        var plain: [UInt8] = []
        var pending: (charset: String, bytes: [UInt8])?
        func flush() {
            if let word = pending { text += Charset.decode(word.bytes, named: word.charset) }
            pending = nil
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let word = word(at: rest) else {
                plain.append(rest.removeFirst())
                continue
            }
            if pending == nil || !plain.allSatisfy(\.isBlank) {
                flush()
                text += Charset.decode(plain, named: nil)
            }
            plain = []
            if let waiting = pending, waiting.charset == word.charset {
                pending = (waiting.charset, waiting.bytes + word.bytes)
            } else {
                flush()
                pending = (word.charset, word.bytes)
            }
            rest = word.rest
        }
        flush()
        return text + Charset.decode(plain, named: nil)
    }

    private static func word(
        at rest: ArraySlice<UInt8>
    ) -> (charset: String, bytes: [UInt8], rest: ArraySlice<UInt8>)? {
        guard rest.first == UInt8(ascii: "="), rest.dropFirst().first == UInt8(ascii: "?") else { return nil }
        let inner = rest.dropFirst(2).prefix(1024)
        guard let first = inner.firstIndex(of: UInt8(ascii: "?")), first > inner.startIndex,
            let encoding = inner[(first + 1)...].first, let second = inner[(first + 1)...].dropFirst().first,
            second == UInt8(ascii: "?")
        else { return nil }
        let start = first + 3
        guard let end = inner[start...].firstIndex(of: UInt8(ascii: "?")), end + 1 < inner.endIndex,
            inner[end + 1] == UInt8(ascii: "=")
        else { return nil }
        // RFC 2231 allows a language after the character set: `utf-8*en`.
        let charset = inner[inner.startIndex..<first].prefix { $0 != UInt8(ascii: "*") }.map(\.lowercasedASCII)
        let content = inner[start..<end]
        let decoded: [UInt8]
        switch encoding.lowercasedASCII {
        case UInt8(ascii: "b"): decoded = TransferDecoding.base64(content, limit: 1024)
        case UInt8(ascii: "q"): decoded = TransferDecoding.quotedPrintable(content, limit: 1024, isWord: true)
        default: return nil
        }
        return (String(decoding: charset, as: UTF8.self), decoded, rest[(end + 2)...])
    }
}
