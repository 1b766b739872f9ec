/// Says what a mail in the mailbox is: a bounce, a notice, an answer by a program, a complaint, or none of these.
///
/// Structure first: reports with fields (RFC 3464, RFC 5965), the sender's name and the empty envelope sender,
/// servers' replies with codes. Words last, and never alone against the mail's own mark that it is an answer.
struct MessageJudge: Sendable {
    /// Each is looked for in all of the text.
    static let mostRecipients = 200

    private let limits: MIMELimits
    private let commands: CommandReader

    /// - Parameter own: the newsletter's own addresses; mails to their tags are commands.
    init(own: [MailAddress] = [], limits: MIMELimits = MIMELimits()) {
        self.limits = limits
        commands = CommandReader(own)
    }

    func judge(_ bytes: [UInt8]) -> MailJudgement { judge(MIMEReader.read(bytes, limits: limits)) }

    func judge(_ message: MIMEPart) -> MailJudgement {
        let signs = SenderSigns(message.header)
        let parts = message.outerParts
        if let feedback = FeedbackReport(message, parts: message.all, limits: limits) {
            return MailJudgement(kind: .feedback, feedback: feedback, ground: "a feedback report")
        }
        if message.isReadReceipt(parts) {
            return MailJudgement(kind: .autoreply, ground: "a receipt that a mail was read or deleted")
        }
        if let notice = notification(parts) { return notice }
        if let report = deliveryReport(parts) { return judge(report, message, signs, parts) }
        if signs.isMailSystem || signs.isNull, let inner = enclosedReport(parts) { return inner }
        let text = reportText(parts)
        if let judgement = ReportReader(message, signs, text, parts).judgement() { return judgement }
        if let command = commands.command(in: message.header, from: signs.from), mayAct(command, signs) {
            return MailJudgement(kind: .command, command: command, ground: "a mail to an address that acts")
        }
        return withoutReport(signs, text)
    }

    /// Programs may take a reader off the list, as mail programs do for their users; they get no answer, so they
    /// cannot subscribe anybody.
    private func mayAct(_ command: MailCommand, _ signs: SenderSigns) -> Bool {
        if case .unsubscribe(token: .some) = command.action { return true }
        return !signs.isAutomatic && !signs.isBulk && !signs.isNull && !signs.isMailSystem && !signs.saysAutoReply
    }

    private func notification(_ parts: [MIMEPart]) -> MailJudgement? {
        let leaf = parts.first { $0.parts.isEmpty && ["text/plain", "application/json"].contains($0.type.value) }
        return leaf.flatMap { ServiceNotification($0.text(limit: limits.text)) }?.judgement
    }

    /// A gateway's cover around another system's report.
    private func enclosedReport(_ parts: [MIMEPart]) -> MailJudgement? {
        let inner = parts.lazy.filter { $0.type.value == "message/rfc822" }.compactMap(\.parts.first).first
        guard let inner, SenderSigns(inner.header).isMailSystem,
            inner.type["report-type"]?.lowercased() == "delivery-status"
        else { return nil }
        return judge(inner)
    }

    private func withoutReport(_ signs: SenderSigns, _ text: ReportText) -> MailJudgement {
        if let judgement = optOut(signs, text) { return judgement }
        if signs.isAutoReplied || signs.saysAutoReply || (signs.isAutomatic && !signs.isBulk) {
            let isClear = !signs.isMailSystem || signs.saysAutoReply
            return isClear
                ? MailJudgement(kind: .autoreply, ground: "an automatic answer")
                : MailJudgement(kind: .other, ground: "an automatic mail of a mail system without codes or fields")
        }
        return MailJudgement(kind: .other, ground: "no report and no automatic answer")
    }

    /// Mail programs write to the unsubscribe address for their users, and say so.
    private func optOut(_ signs: SenderSigns, _ text: ReportText) -> MailJudgement? {
        let subject = signs.subject.lowercased().filter { !$0.isWhitespace }
        guard signs.isAutoReplied, ["unsubscribe", "optout", "opt-out", "配信停止"].contains(subject), let from = signs.from
        else { return nil }
        let feedback = FeedbackReport(type: "opt-out", recipients: [from])
        return MailJudgement(kind: .feedback, feedback: feedback, ground: "an unsubscription by the reader's program")
    }

    // MARK: Reports with fields

    /// The report of a part of its own. Some systems label it as text, or leave its fields in the text.
    private func deliveryReport(_ parts: [MIMEPart]) -> DeliveryReport? {
        let labelled = parts.filter {
            ["message/delivery-status", "message/global-delivery-status"].contains($0.type.value)
        }
        var report = DeliveryReport("")
        for part in labelled.prefix(8) { report.blocks += DeliveryReport(part.text(limit: limits.text)).blocks }
        if report.blocks.contains(where: { $0.recipient != nil }) || !labelled.isEmpty && !report.blocks.isEmpty {
            return report
        }
        for part in parts.prefix(8) where part.parts.isEmpty && !part.isMessage {
            let report = DeliveryReport(unquoted(part.text(limit: limits.text)))
            if report.blocks.contains(where: { $0.recipient != nil && $0.action != nil }) { return report }
        }
        return nil
    }

    /// Somebody forwarded the report.
    private func unquoted(_ text: String) -> String {
        guard text.contains("> Final-Recipient:") else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("> ") ? $0.dropFirst(2) : $0 == ">" ? "" : $0 }.joined(separator: "\n")
    }

    private func judge(
        _ report: DeliveryReport,
        _ message: MIMEPart,
        _ signs: SenderSigns,
        _ parts: [MIMEPart]
    ) -> MailJudgement {
        let text = reportText(parts)
        let isOnly = report.blocks.count == 1
        var failures = report.blocks.prefix(Self.mostRecipients).compactMap { failure($0, text, isOnly: isOnly) }
        if failures.isEmpty, let action = report.blocks.first?.action, action == .failed || action == .delayed {
            let reader = ReportReader(message, signs, text, parts)
            failures = reader.failures(isDelayed: action == .delayed)
        }
        failures = failures.distinct
        let open = failures.filter { !$0.isDelivered }
        guard !open.isEmpty else {
            let isDelivered = !report.blocks.isEmpty && report.blocks.allSatisfy { $0.action?.isDelivery ?? false }
            return MailJudgement(
                kind: isDelivered ? .delivered : .other,
                failures: failures,
                ground: "a delivery report"
            )
        }
        let isHard = open.contains { $0.reason.isHard }
        return MailJudgement(kind: isHard ? .hard : .soft, failures: failures, ground: "a delivery report")
    }

    private func failure(_ block: DeliveryReport.Block, _ text: ReportText, isOnly: Bool) -> FailedRecipient? {
        guard let address = block.recipient else { return nil }
        if block.action?.isDelivery == true {
            return FailedRecipient(
                address: address,
                original: block.original,
                status: block.status,
                reason: .unknown,
                diagnostic: "",
                isDelivered: true
            )
        }
        // The fields may hold nothing but a number; the text for people then says why.
        let near = text.words(about: address)
        let spoken = block.diagnostic.isEmpty ? near : block.diagnostic
        var (status, reason) = FailureJudge.reason(status: block.status, words: spoken)
        if reason == .unknown || reason == .system || reason == .filtered, isOnly || !block.diagnostic.isEmpty {
            let further = FailureJudge.reason(status: block.status, words: spoken + " " + near)
            if further.reason != .unknown { (status, reason) = (status ?? further.status, further.reason) }
        }
        if block.action == .delayed { reason = .delayed }
        return FailedRecipient(
            address: address,
            original: block.original,
            status: status,
            reason: reason,
            diagnostic: PlainText.line(spoken)
        )
    }

    // MARK: Text

    /// The words for people: the first part of text, or the words of markup where there is no plain text.
    private func reportText(_ parts: [MIMEPart]) -> ReportText {
        let texts = parts.filter { $0.parts.isEmpty && !$0.isMessage }
        let plain = texts.first { $0.type.value == "text/plain" && $0.body.contains { !$0.isBlank && $0 > 0x20 } }
        if let plain { return ReportText(plain.text(limit: limits.text)) }
        if let markup = texts.first(where: { $0.type.value == "text/html" }) {
            return ReportText(StrippedMarkup.text(of: markup.text(limit: limits.text)))
        }
        let other = texts.first { $0.type.value.hasPrefix("text/") || $0.isMultipart }
        return ReportText(other?.text(limit: limits.text) ?? "")
    }
}

extension DeliveryReport.Action {
    var isDelivery: Bool { self != .failed && self != .delayed }
}

extension [FailedRecipient] {
    /// Each address once; of several reports on one, the first that says why.
    var distinct: [FailedRecipient] {
        var places: [String: Int] = [:]
        var result: [FailedRecipient] = []
        for failure in self {
            guard let place = places[failure.address.lowercased()] else {
                places[failure.address.lowercased()] = result.count
                result.append(failure)
                continue
            }
            if result[place].reason == .unknown, failure.reason != .unknown { result[place] = failure }
        }
        return result
    }
}

extension MIMEPart {
    /// This part and those below it that are the mail's own: the insides of messages that it carries stay out.
    var outerParts: [MIMEPart] { [self] + (isMultipart ? parts.flatMap(\.outerParts) : []) }

    /// RFC 8098.
    func isReadReceipt(_ parts: [MIMEPart]) -> Bool {
        type["report-type"]?.lowercased() == "disposition-notification"
            || parts.contains { $0.type.value == "message/disposition-notification" }
    }
}

extension ReportText {
    /// The lines from the first that names the address on; all of them when none does.
    func words(about address: String) -> String {
        let key = address.lowercased()
        let start = folded.firstIndex { $0.contains(key) } ?? 0
        return lines[start...].prefix(60).joined(separator: " ")
    }
}
