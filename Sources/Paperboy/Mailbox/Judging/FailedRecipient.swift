/// Somebody whom a mail system reports on.
struct FailedRecipient: Equatable, Sendable {
    /// As the report names them last: behind an alias that may be another address than the one written to.
    var address: String
    /// The address that was written to, where the report says so.
    var original: String?
    /// Enhanced status code (RFC 3463), such as `5.1.1`.
    var status: String?
    var reason: FailureReason
    /// The words that say why, in one line.
    var diagnostic: String
    /// Whether it was delivered, which some systems report too.
    var isDelivered = false
}

/// Says from codes and words why a delivery failed.
enum FailureJudge {
    /// - Parameters:
    ///   - status: as the report's own field says; nil where there is none.
    ///   - words: what the mail systems said, nearest to the recipient.
    ///   - isNamed: whether the words name the recipient; words about nobody in particular never make it hard.
    static func reason(
        status: String?,
        words: String,
        isNamed: Bool = true
    ) -> (status: String?, reason: FailureReason) {
        let text = words.lowercased()
        let codes = ReplyCodes(in: words)
        let status = best(status, codes.enhanced)
        let said = status ?? (codes.reply.map { "\($0 / 100).0.0" })
        if let reason = byCode(status, text) { return (status ?? said, reason) }
        let stage = Stage(text, hasReply: codes.reply != nil, isNamed: isNamed)
        return (said, byWords(text, stage, isTemporary: said?.hasPrefix("4") == true))
    }

    /// The status field, unless it says less than the server's own words.
    private static func best(_ field: String?, _ spoken: String?) -> String? {
        guard let field else { return spoken }
        guard let spoken, isGeneric(field), spoken.first == field.first || field == "5.0.0" else { return field }
        return spoken
    }

    private static func isGeneric(_ status: String) -> Bool {
        let numbers = status.split(separator: ".")
        return numbers.count == 3 && (numbers[1] == "0" || numbers[2] == "0" || numbers[1] == "5")
    }

    /// Nil where the code leaves it open.
    private static func byCode(_ status: String?, _ text: String) -> FailureReason? {
        guard let status else { return nil }
        let detail = status.split(separator: ".", maxSplits: 1).last.map(String.init) ?? ""
        if detail.hasPrefix("7.") { return .policy }
        if detail == "1.8" || detail == "1.7" { return .policy }
        if FailureWords.holds(text, FailureWords.mailboxFull) || detail == "2.2" { return .mailboxFull }
        if status.hasPrefix("4") { return temporary(detail) }
        // A program on the last machine failed: codes of mail say nothing then.
        if text.contains("x-unix;") { return .system }
        if detail.hasPrefix("2.") { return detail == "2.3" ? .tooBig : detail == "2.1" ? .suspended : .filtered }
        switch detail {
        case "1.1", "1.3": return FailureWords.holds(text, senderWords) ? .policy : .noSuchUser
        case "1.2", "4.4": return .noSuchHost
        case "1.6": return .moved
        case "1.10": return .takesNoMail
        case "3.4": return .tooBig
        case "4.1", "4.2", "4.3", "4.5", "4.6": return text.contains("access denied") ? .noSuchUser : .unreachable
        case "4.7": return .expired
        default: return nil
        }
    }

    /// Blocks that some servers dress as a bad address.
    private static let senderWords = [
        "blacklist", "blocked", "banned", "spam", "dnsbl", "command not found", "too many", "refused due to",
    ]

    private static func temporary(_ detail: String) -> FailureReason {
        switch detail {
        case "4.1", "4.2", "4.3", "4.4", "4.6", "0.0": .unreachable
        case "4.7": .expired
        case "2.1": .suspended
        default: .system
        }
    }

    /// How far the delivery had come.
    ///
    /// "User unknown" in answer to RCPT is what it says. After the message was seen, or where nobody knows when it
    /// was said, it is often a filter's answer: Japanese carriers give it for mail that the reader does not want.
    private struct Stage {
        var isAtSender: Bool
        var isAtRecipient: Bool

        init(_ text: String, hasReply: Bool, isNamed: Bool) {
            let isAfterData = FailureWords.holds(text, FailureWords.afterData)
            isAtSender = FailureWords.holds(text, FailureWords.atSender) && !text.contains("rcpt to")
            // A system that found out by itself has looked the address up.
            isAtRecipient = !isAfterData && (FailureWords.holds(text, FailureWords.atRecipient) || !hasReply && isNamed)
        }
    }

    private static func byWords(_ text: String, _ stage: Stage, isTemporary: Bool) -> FailureReason {
        if FailureWords.holds(text, FailureWords.mailboxFull) { return .mailboxFull }
        if stage.isAtSender { return .policy }
        if FailureWords.holds(text, FailureWords.takesNoMail) { return .takesNoMail }
        if FailureWords.holds(text, FailureWords.moved) { return .moved }
        if FailureWords.holds(text, FailureWords.suspended) { return .suspended }
        if !isTemporary {
            if FailureWords.holds(text, FailureWords.noSuchHost), !text.contains("try again") {
                return FailureWords.holds(text, FailureWords.afterData) ? .filtered : .noSuchHost
            }
            if FailureWords.holds(text, FailureWords.noSuchUser) {
                return stage.isAtRecipient ? .noSuchUser : .filtered
            }
        }
        if FailureWords.holds(text, FailureWords.tooBig) { return .tooBig }
        if FailureWords.holds(text, FailureWords.policy) { return .policy }
        if FailureWords.holds(text, FailureWords.unreachable) { return .unreachable }
        if FailureWords.holds(text, FailureWords.expired) { return .expired }
        return .unknown
    }
}
