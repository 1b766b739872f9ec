/// The words that a mail system wrote, without the message that it sends back.
struct ReportText {
    /// At most 3,000 lines of at most 2,000 bytes.
    let lines: [String]
    /// The same in small letters.
    let folded: [String]
    /// Whether the message that was sent followed.
    let holdsOriginal: Bool
    /// What followed: the message that was sent, from its header on.
    let original: String

    /// - Parameter text: line ends as LF.
    init(_ text: String) {
        let all = text.split(separator: "\n", maxSplits: 6000, omittingEmptySubsequences: false).prefix(6000)
            .map { Self.bounded($0) }
        let cut = Self.cut(all)
        lines = Array(all[..<min(cut ?? all.count, 3000)])
        folded = lines.map { $0.lowercased() }
        holdsOriginal = cut != nil
        original = cut.map { all[$0...].joined(separator: "\n") } ?? ""
    }

    private static func bounded(_ line: Substring) -> String {
        line.utf8.count <= 2000 ? String(line) : String(decoding: line.utf8.prefix(2000), as: UTF8.self)
    }

    /// The line at which the message that was sent begins: its header tells, in every language.
    private static func cut(_ lines: [String]) -> Int? {
        var index = 0
        while index < lines.count {
            if isTransportField(lines[index]) || isSeparator(lines[index]) && isHeader(lines[(index + 1)...]) {
                if fields(in: lines[index...].prefix(41)) >= 2 { return index }
            }
            index += 1
        }
        return nil
    }

    /// Fields with which the header of a delivered message begins, and reports do not.
    private static func isTransportField(_ line: String) -> Bool {
        let line = line.drop { $0 == " " || $0 == "\t" }.prefix(20).lowercased()
        return ["received:", "return-path:", "delivered-to:", "dkim-signature:", "x-original-to:"].contains {
            line.hasPrefix($0)
        }
    }

    private static let separators = [
        "original message", "copy of the message", "copy of your message", "message header", "unsent message",
        "returned message",
        "original mail", "message headers", "below this line", "bounced e-mail", "bounced mail",
        "header of the original",
        "copy of the original", "message follows", "returned mail", "original-nachricht", "ursprüngliche nachricht",
        "message original", "mensaje original", "元のメッセージ", "オリジナル", "原邮件", "исходное сообщение",
    ]

    private static func isSeparator(_ line: String) -> Bool {
        let line = line.prefix(120).lowercased()
        return separators.contains { line.contains($0) }
    }

    /// Whether a field, or the rest of a folded one, is what comes next.
    private static func isHeader(_ lines: ArraySlice<String>) -> Bool {
        let rule = lines.prefix(5).drop { $0.allSatisfy { " \t-=*_".contains($0) } || $0.hasPrefix("From ") }
        guard let line = rule.first else { return false }
        if line.first == " " || line.first == "\t" { return true }
        guard let colon = line.firstIndex(of: ":") else { return false }
        return line[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
    }

    private static func fields(in lines: ArraySlice<String>) -> Int {
        let names = [
            "from:", "to:", "subject:", "message-id:", "received:", "return-path:", "date:", "mime-version:",
            "content-type:",
        ]
        return names.count { name in
            lines.contains { $0.drop { $0 == " " || $0 == "\t" }.prefix(name.count).lowercased() == name }
        }
    }
}
