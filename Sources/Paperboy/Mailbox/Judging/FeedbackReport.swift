/// What a reader's provider says of a mail (RFC 5965), most often that the reader called it spam.
struct FeedbackReport: Equatable, Sendable {
    /// `abuse`, `opt-out`, `fraud`, `auth-failure`, `not-spam`, `virus`, `other` and what else is registered.
    var type: String
    /// Whom the mail went to, where the provider tells.
    var recipients: [String]

    /// Whether the reader does not want the mails any more.
    var isUnwelcome: Bool { ["abuse", "opt-out", "opt-out-list", "fraud"].contains(type) }

    /// Nil for a mail that is none.
    init?(_ message: MIMEPart, parts: [MIMEPart], limits: MIMELimits) {
        if let part = parts.first(where: { $0.type.value == "message/feedback-report" }) {
            self.init(fields: part.text(limit: limits.text), parts: parts)
        } else if let marked = parts.dropFirst().first(where: { $0.header.has("x-hmxmroriginalrecipient") }) {
            // Outlook.com sends the mail back with a field of its own in place of a report.
            let address = marked.header.text("x-hmxmroriginalrecipient").flatMap(AddressScanner.first)
            self.init(type: "abuse", recipients: address.map { [$0] } ?? [])
        } else {
            return nil
        }
    }

    init(type: String, recipients: [String]) {
        self.type = type
        self.recipients = recipients
    }

    private init(fields text: String, parts: [MIMEPart]) {
        // Fields may stand in several groups.
        let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
        let fields = MIMEHeader.read(Array(lines.utf8)[...], limits: MIMELimits()).header
        type = (fields.text("feedback-type") ?? "other").lowercased().filter { $0.isLetter || $0 == "-" }
        let named = ["original-rcpt-to", "removal-recipient", "x-original-rcpt-to"].lazy
            .map { fields.texts($0).compactMap(AddressScanner.first) }.first { !$0.isEmpty }
        recipients = named ?? Self.recipients(of: parts)
    }

    /// Whom the mail in question was addressed to, by its own header.
    private static func recipients(of parts: [MIMEPart]) -> [String] {
        guard let index = parts.firstIndex(where: { $0.type.value == "message/feedback-report" }) else { return [] }
        for part in parts[(index + 1)...] where part.header.has("to") || part.header.has("delivered-to") {
            let addresses = (part.header.texts("to") + part.header.texts("delivered-to")).compactMap(
                AddressScanner.first
            )
            if let first = addresses.first { return [first] }
        }
        return []
    }
}
