public import Foundation

/// A subscriber, and what became of every issue for them.
public struct WhyReaderReport: Report {
    public struct Line: Encodable, Sendable {
        public var slug: IssueSlug
        public var state: Delivery.State
        public var attempts: Int
        public var nextAttempt: Date?
        /// The relay's last reply.
        public var code: Int?
        public var reply: String?
        /// Why it was skipped or is uncertain.
        public var reason: String?
        public var changed: Date

        init(_ slug: IssueSlug, _ delivery: Delivery) {
            self.slug = slug
            state = delivery.state
            attempts = delivery.attempts
            nextAttempt = delivery.nextAttempt
            code = delivery.code
            reply = delivery.reply
            reason = delivery.reason
            changed = delivery.changed
        }
    }

    public var address: String
    public var state: Subscriber.State
    public var language: Language
    public var topics: [String]
    public var frequency: Subscriber.Frequency
    /// How many papers a mail has at most; nil for all.
    public var papers: Int?
    public var format: Subscriber.Format
    /// Until when the reader wants no mail; nil for a reader who does.
    public var pausedUntil: Date?
    /// Why mail to the reader stopped; nil where it did not.
    public var suppression: Suppression?
    /// Newest issue first.
    public var deliveries: [Line]

    public var text: String {
        let lines = deliveries.map { "  \($0.text)" }
        let none = "  no issue was addressed to this reader yet; one is when it is published by mail"
        let stop = suppression.map { suppression in
            let release = state == .suppressed ? "; `paperboy subscribers release \(address)` writes again" : ""
            return "  no mail since \(ZonedTime(suppression.since, offset: 0).rfc3339): \(suppression.detail)\(release)"
        }
        return
            (["\(address)  \(state.rawValue), \(wishes)"] + [stop].compactMap(\.self)
            + (lines.isEmpty ? [none] : lines))
            .joined(separator: "\n")
    }
}

extension WhyReaderReport {
    /// What the reader wants, as far as it is not the usual.
    private var wishes: String {
        let words = [
            language.rawValue, topics.isEmpty ? nil : "topics \(topics.joined(separator: ", "))",
            frequency == .weekly ? "once a week" : nil, papers.map { "at most \($0) papers" },
            format == .text ? "plain text" : nil,
            pausedUntil.map { "paused until \(ZonedTime($0, offset: 0).rfc3339)" },
        ]
        return words.compactMap(\.self).joined(separator: ", ")
    }
}

extension WhyReaderReport.Line {
    fileprivate var text: String {
        let next = nextAttempt.map { "next attempt \(ZonedTime($0, offset: 0).rfc3339)" }
        let tries = attempts > 1 ? "\(attempts) attempts" : nil
        let words = [reply, reason, tries, next].compactMap(\.self).joined(separator: "; ")
        return "\(slug)  \(state.rawValue)\(words.isEmpty ? "" : ": \(words)")"
    }
}
