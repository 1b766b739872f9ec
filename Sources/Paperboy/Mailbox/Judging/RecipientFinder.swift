/// Finds in a report's words whom it is about, and the words about each.
///
/// By structure: fields that name a recipient; lines that begin with an address, as nearly all systems list them;
/// words such as "delivered to" before an address; replies of servers that repeat it. The first kind that finds
/// somebody is taken alone, so that addresses in advice and signatures stay out.
struct RecipientFinder {
    struct Finding {
        var address: String
        /// The line on which it was found.
        var line: Int
    }

    private let lines: [String]
    /// Addresses that are not reported on: the report's own writer and reader.
    private let excluded: Set<String>

    init(lines: [String], excluded: [String]) {
        self.lines = lines
        self.excluded = Set(excluded.map { $0.lowercased() })
    }

    /// In the order of the text, each address once.
    func findings() -> [Finding] {
        for kind in [named, listed, { spoken($0) + answered($0) }] {
            let found = distinct(
                lines.indices.flatMap { line in
                    kind(lines[line]).map { Finding(address: $0, line: line) }
                }
            )
            if !found.isEmpty { return Array(found.prefix(100)) }
        }
        return []
    }

    /// The words about a finding: from its line to the next finding's. `around` when that says nothing.
    func words(about finding: Finding, among all: [Finding]) -> String {
        let next = all.first { $0.line > finding.line }?.line ?? lines.endIndex
        return lines[finding.line..<min(next, finding.line + 40)].joined(separator: " ")
    }

    private func distinct(_ findings: [Finding]) -> [Finding] {
        var seen: Set<String> = []
        return findings.filter { seen.insert($0.address.lowercased()).inserted }
    }

    // MARK: Kinds of lines

    private static let fields = [
        "final-recipient", "original-recipient", "recipient address", "recipient", "failed recipient", "failed address",
        "to address", "intended recipient", "受信者", "宛先", "送信先", "empfänger", "destinataire", "destinatario",
    ]

    /// `Recipient address: someone@example.com`
    private func named(_ line: String) -> [String] {
        guard let colon = line.firstIndex(of: ":") else { return [] }
        let name = line[..<colon].drop { !$0.isLetter }.lowercased()
        guard Self.fields.contains(name) else { return [] }
        return AddressScanner.hits(in: line).prefix(1).map(\.address)
    }

    /// `<someone@example.com>:`, `  * someone@example.com`, `"someone@example.com":`
    private func listed(_ line: String) -> [String] {
        guard let hit = AddressScanner.hits(in: line).first, hit.before.allSatisfy({ " \t<\"'([*-・•:　".contains($0) })
        else { return [] }
        // A sentence that begins with an address speaks of it; a list of replies repeats the sender.
        let after = hit.after.drop { "<>\"')] \t".contains($0) }
        guard
            after.isEmpty || ":,.;(-".contains(after.first ?? " ") || hit.before.contains("<") || isIndented(line)
                || FailureWords.holds(after.lowercased(), Self.listedWords)
        else { return [] }
        return [hit.address]
    }

    private static let listedWords = ["on ", "error", "unknown", "fail", "not ", "user", "mailbox", "reject"]

    private func isIndented(_ line: String) -> Bool { line.first == " " || line.first == "\t" }

    /// Words after which the address is the one in question, whoever else it belongs to.
    private static let verdicts = [
        "deliver to", "delivered to", "delivering your mail to", "deliver message to", "deliver mail to", "delivery to",
        "deliver your message to", "deliver the message to", "deliver this message to", "undeliverable to",
        "rejected recipient", "target mail address",
    ]

    private static let introductions = [
        "sent to", "your message to", "mail to", "message to", "send to", "permanent errors", "recipient", "recipients",
        "recipient(s)", "address", "addresses", "address(es)", "mailbox",
        "user", "account", "size", "inbox of", "unknown user", "rcpt to", "for", "宛", "宛先", "アドレス", "адрес", "an", "à",
        "a",
    ]

    /// `… could not be delivered to: <someone@example.com>`
    private func spoken(_ line: String) -> [String] {
        guard !isAdvice(line) else { return [] }
        return AddressScanner.hits(in: line).prefix(20).filter { hit in
            let words = hit.before.reversed().drop { !$0.isLetter && !$0.isNumber && $0 != ")" }.reversed()
            let before = String(words.suffix(40))
            if Self.verdicts.contains(where: { before.hasSuffix($0) }) { return true }
            // `Delivery failed: someone@example.com`
            if hit.before.hasSuffix(": "), hit.after.count < 3, !isExcluded(hit.address) { return true }
            return !isExcluded(hit.address)
                && Self.introductions.contains { word in
                    before.hasSuffix(word) && before.dropLast(word.count).last?.isLetter != true
                }
        }.map(\.address)
    }

    /// `550 5.1.1 <someone@example.com>: no such user`, `>>> RCPT TO:<someone@example.com>`
    private func answered(_ line: String) -> [String] {
        let lowered = line.lowercased()
        guard !isAdvice(line), ReplyCodes(in: line).reply != nil || lowered.contains("rcpt to") else { return [] }
        return AddressScanner.hits(in: line).map(\.address).filter { !isExcluded($0) }
    }

    private func isExcluded(_ address: String) -> Bool { excluded.contains(address.lowercased()) }

    /// Lines that say whom to ask, or who sent it.
    private func isAdvice(_ line: String) -> Bool {
        let line = line.lowercased()
        return [
            "contact", "assistance", "please", "help", "support@", "mail from", "sender", "reply-to", "return-path",
            "問い合わせ", "問合せ", "from:", "from <",
        ].contains { line.contains($0) }
    }
}
