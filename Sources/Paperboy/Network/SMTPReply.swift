/// What a server says to a command (RFC 5321 §4.2).
public struct SMTPReply: Hashable, Sendable {
    /// From 200 to 599.
    public var code: Int
    /// The enhanced status code at the start of the text, such as `5.1.1` (RFC 3463).
    public var enhanced: String?
    /// The text of each line, without the code; plain, fit for a log.
    public var lines: [String]

    public init(code: Int, lines: [String]) {
        self.code = code
        self.lines = lines.map(PlainText.line)
        enhanced = lines.first.flatMap(Self.enhancedCode)
    }

    /// All lines as one.
    public var text: String { lines.joined(separator: " ") }

    /// 2xx.
    public var isPositive: Bool { (200...299).contains(code) }
    /// 4xx: the same may be taken later.
    public var isTransient: Bool { (400...499).contains(code) }
    /// 5xx: the same will be refused again.
    public var isPermanent: Bool { (500...599).contains(code) }
    /// 421: the server closes the connection, whatever the command was.
    public var isClosing: Bool { code == 421 }

    private static func enhancedCode(_ line: String) -> String? {
        let word = line.prefix { $0 != " " }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, ["2", "4", "5"].contains(parts[0]),
            parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return String(word)
    }
}

extension SMTPReply: CustomStringConvertible {
    public var description: String { "\(code) \(text)" }
}
