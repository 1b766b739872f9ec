import Foundation

/// What Amazon SES says of a mail, in JSON, where its notices are mailed by SNS in place of reports.
/// <https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html>
struct ServiceNotification: Decodable {
    /// A notice as SNS carries it with its signature.
    private struct Envelope: Decodable {
        var Message: String
    }

    struct Recipient: Decodable {
        var emailAddress: String
        var status: String?
        var diagnosticCode: String?
    }

    struct Bounce: Decodable {
        var bounceType: String
        var bounceSubType: String?
        var bouncedRecipients: [Recipient]
    }

    struct Delay: Decodable {
        var delayedRecipients: [Recipient]
    }

    struct Complaint: Decodable {
        var complainedRecipients: [Recipient]
        var complaintFeedbackType: String?
    }

    struct Delivery: Decodable {
        var recipients: [String]
    }

    var bounce: Bounce?
    var deliveryDelay: Delay?
    var complaint: Complaint?
    var delivery: Delivery?

    /// Nil for a text that is no notice.
    init?(_ text: String) {
        guard text.first(where: { !$0.isWhitespace }) == "{",
            text.contains("notificationType") || text.contains("eventType")
        else { return nil }
        // A footer follows; servers that cut long lines mark the place.
        let lines = text.replacing("!\n ", with: "").split(separator: "\n", omittingEmptySubsequences: false)
        let data = Data(lines.prefix { $0 != "--" }.joined(separator: "\n").utf8)
        let inner = (try? JSONDecoder().decode(Envelope.self, from: data)).map { Data($0.Message.utf8) }
        guard let notice = try? JSONDecoder().decode(Self.self, from: inner ?? data) else { return nil }
        self = notice
    }

    /// Nil for a notice of another kind, such as that a mail was sent.
    var judgement: MailJudgement? {
        if let complaint {
            let type = complaint.complaintFeedbackType ?? "abuse"
            let recipients = complaint.complainedRecipients.map(\.emailAddress)
            return judgement(.feedback, feedback: FeedbackReport(type: type, recipients: recipients))
        }
        if let bounce {
            let failures = bounce.bouncedRecipients.map { failure($0, bounce) }
            return judgement(failures.contains { $0.reason.isHard } ? .hard : .soft, failures)
        }
        if let deliveryDelay {
            return judgement(.soft, deliveryDelay.delayedRecipients.map { failure($0, .delayed) })
        }
        return delivery.map { delivery in
            let delivered = delivery.recipients.map { address in
                FailedRecipient(address: address, reason: .unknown, diagnostic: "", isDelivered: true)
            }
            return judgement(.delivered, delivered)
        }
    }

    private func judgement(
        _ kind: MailKind,
        _ failures: [FailedRecipient] = [],
        feedback: FeedbackReport? = nil
    ) -> MailJudgement {
        MailJudgement(kind: kind, failures: failures, feedback: feedback, ground: "a notice of the mail service")
    }

    private func failure(_ recipient: Recipient, _ bounce: Bounce) -> FailedRecipient {
        let isPermanent = bounce.bounceType == "Permanent"
        switch bounce.bounceSubType {
        case "NoEmail", "Suppressed", "OnAccountSuppressionList": return failure(recipient, .noSuchUser)
        case "MailboxFull": return failure(recipient, .mailboxFull)
        case "MessageTooLarge": return failure(recipient, .tooBig)
        case "ContentRejected", "AttachmentRejected": return failure(recipient, .policy)
        default: break
        }
        let judged = FailureJudge.reason(status: recipient.status, words: recipient.diagnosticCode ?? "").reason
        if isPermanent { return failure(recipient, judged == .unknown ? .noSuchUser : judged) }
        return failure(recipient, judged.isHard ? .system : judged)
    }

    private func failure(_ recipient: Recipient, _ reason: FailureReason) -> FailedRecipient {
        FailedRecipient(
            address: recipient.emailAddress,
            status: recipient.status.flatMap { ReplyCodes(in: $0).enhanced },
            reason: reason,
            diagnostic: String(PlainText.line(recipient.diagnosticCode ?? "").prefix(500))
        )
    }
}
