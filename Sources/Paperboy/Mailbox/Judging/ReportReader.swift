/// Reads a report that has no fields: words of qmail, Exim, old sendmail, carriers and many others.
struct ReportReader {
    private let header: MIMEHeader
    private let signs: SenderSigns
    private let text: ReportText
    /// The message that the report sends back, as far as it does.
    private let original: MIMEPart?

    init(_ message: MIMEPart, _ signs: SenderSigns, _ text: ReportText, _ parts: [MIMEPart]) {
        header = message.header
        self.signs = signs
        self.text = text
        original =
            parts.lazy.filter(\.isMessage).compactMap(\.parts.first).first
            ?? (text.holdsOriginal ? Self.quoted(text.original) : nil)
    }

    private static func quoted(_ text: String) -> MIMEPart {
        // A separator and empty lines stand before the header.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex { line in
            ["received:", "return-path:", "from:", "to:", "date:", "message-id:", "subject:", "delivered-to:", "x-"]
                .contains { line.drop { $0 == " " || $0 == "\t" }.prefix($0.count).lowercased() == $0 }
        }
        let header = lines[(start ?? lines.startIndex)...].prefix(300).map { $0.drop { $0 == " " } }
        return MIMEReader.read(Array(header.joined(separator: "\n").utf8))
    }

    /// Nil when the mail is no report on a delivery.
    func judgement() -> MailJudgement? {
        guard isReport else { return nil }
        let failures = failures(isDelayed: isDelayed)
        guard !failures.isEmpty || hasProof else { return nil }
        let isHard = failures.contains { $0.reason.isHard }
        return MailJudgement(kind: isHard ? .hard : .soft, failures: failures, ground: "a mail system's own words")
    }

    /// Whom the report is about, by the strongest sign there is.
    func failures(isDelayed: Bool) -> [FailedRecipient] {
        let named = header.texts("x-failed-recipients").flatMap { AddressScanner.hits(in: $0).map(\.address) }
        let finder = RecipientFinder(lines: text.lines, excluded: excluded)
        let findings = finder.findings()
        var addresses = named.isEmpty ? findings.map(\.address) : named
        if addresses.isEmpty, let original { addresses = recipients(of: original) }
        return addresses.prefix(MessageJudge.mostRecipients).map { address in
            let finding = findings.first { $0.address.lowercased() == address.lowercased() }
            let near = finding.map { finder.words(about: $0, among: findings) }
            return failure(address, near: near, isDelayed: isDelayed)
        }.distinct
    }

    /// - Parameter near: the words from the address on; nil when the text does not name it.
    private func failure(_ address: String, near: String?, isDelayed: Bool) -> FailedRecipient {
        var words = near ?? text.words(about: address)
        var (status, reason) = FailureJudge.reason(status: nil, words: words, isNamed: near != nil)
        if reason == .unknown {
            let all = text.lines.prefix(200).joined(separator: " ")
            let further = FailureJudge.reason(status: status, words: all, isNamed: near != nil)
            if further.reason != .unknown { (status, reason, words) = (status ?? further.status, further.reason, all) }
        }
        return FailedRecipient(
            address: address,
            status: status,
            reason: isDelayed ? .delayed : reason,
            diagnostic: String(PlainText.line(words).prefix(500))
        )
    }

    // MARK: Is it one?

    private var isReport: Bool {
        if header.has("x-failed-recipients") { return true }
        // What calls itself an answer is one, unless MAILER-DAEMON writes or a server's reply proves a delivery.
        if signs.isAutoReplied || signs.saysAutoReply, !signs.isDaemon { return hasProof && signs.isMailSystem }
        if signs.isMailSystem { return signs.saysFailure || hasProof || original != nil || saysFailure }
        let hasEnvelope = signs.isNull ? original != nil || signs.saysFailure : original != nil && signs.saysFailure
        return hasEnvelope && (hasProof || saysFailure)
    }

    /// A server's reply stands in the text.
    private var hasProof: Bool {
        let codes = ReplyCodes(in: text.lines.prefix(300).joined(separator: "\n"))
        return codes.enhanced != nil || codes.reply != nil
    }

    private var saysFailure: Bool {
        FailureJudge.reason(status: nil, words: text.lines.prefix(100).joined(separator: " ")).reason != .unknown
    }

    private var isDelayed: Bool {
        let words = (signs.subject + " " + text.lines.prefix(40).joined(separator: " ")).lowercased()
        return [
            "(delay)", "has been delayed", "is delayed", "warning message only", "this is a warning only",
            "will be retried",
            "still being retried", "not yet been delivered", "temporary failure report", "message delayed",
        ].contains { words.contains($0) }
    }

    // MARK: Addresses

    /// The writer of the report, and the reader to whom it came.
    private var excluded: [String] {
        let fields = ["from", "to", "delivered-to", "x-original-to", "reply-to", "envelope-to", "sender"]
        let own = fields.flatMap { header.texts($0) }.flatMap { AddressScanner.hits(in: $0).map(\.address) }
        let senders = original.map { message in
            ["from", "return-path", "sender", "reply-to"].flatMap { message.header.texts($0) }
                .compactMap(AddressScanner.first)
        }
        return own + (senders ?? [])
    }

    /// The one person to whom the returned message was addressed.
    private func recipients(of message: MIMEPart) -> [String] {
        let addresses = message.header.texts("to").flatMap { AddressScanner.hits(in: $0).map(\.address) }
        return addresses.count == 1 ? addresses : []
    }
}
