/// Makes replies of the bytes that a server sends, in whatever pieces they come.
struct SMTPReplyReader {
    /// Why bytes are no reply.
    struct Malformed: Error, Equatable {
        var words: String
    }

    /// RFC 5321 §4.5.3.1.5 allows 512; servers send more.
    private static let longestLine = 4096
    private static let mostLines = 200

    private var bytes: [UInt8] = []
    private var code: Int?
    private var lines: [String] = []

    /// Whether all that came has been given out.
    var isEmpty: Bool { bytes.isEmpty && lines.isEmpty }

    /// The beginning of what came and was not given out, for a log.
    var unread: String { PlainText.line(String(decoding: bytes.prefix(200), as: UTF8.self)) }

    mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// The next reply; nil when it has not come in whole.
    mutating func next() throws(Malformed) -> SMTPReply? {
        while let line = try nextLine() {
            let isLast = try take(line)
            if isLast, let code {
                defer { (self.code, lines) = (nil, []) }
                return SMTPReply(code: code, lines: lines)
            }
        }
        return nil
    }

    private mutating func nextLine() throws(Malformed) -> [UInt8]? {
        let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
        guard end ?? bytes.count <= Self.longestLine else {
            throw Malformed(words: "a line of more than \(Self.longestLine) bytes")
        }
        guard let end else { return nil }
        var line = Array(bytes[..<end])
        bytes.removeSubrange(...end)
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
    }

    /// Whether the line ends the reply: `250-` goes on, `250 ` and a bare `250` end.
    private mutating func take(_ line: [UInt8]) throws(Malformed) -> Bool {
        let separator = line.count > 3 ? line[3] : UInt8(ascii: " ")
        guard let number = Self.code(of: line), code ?? number == number, lines.count < Self.mostLines,
            [UInt8(ascii: " "), UInt8(ascii: "-")].contains(separator)
        else {
            let shown = PlainText.line(String(decoding: line.prefix(100), as: UTF8.self))
            throw Malformed(words: "something that is no SMTP reply: \(shown)")
        }
        code = number
        lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
        return separator == UInt8(ascii: " ")
    }

    private static func code(of line: [UInt8]) -> Int? {
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return (200...599).contains(number) ? number : nil
    }
}
