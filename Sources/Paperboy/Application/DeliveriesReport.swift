public import Foundation

/// Who got an issue, and who did not.
public struct DeliveriesReport: Report {
    public struct Line: Encodable, Sendable {
        public var address: String
        public var state: Delivery.State
        public var attempts: Int
        public var nextAttempt: Date?
        public var code: Int?
        public var enhanced: String?
        public var reply: String?
        public var reason: String?
    }

    public var slug: IssueSlug
    public var deliveries: [Line]

    init(slug: IssueSlug, deliveries: [Delivery]) {
        self.slug = slug
        self.deliveries = deliveries.map { delivery in
            Line(
                address: delivery.address.rawValue,
                state: delivery.state,
                attempts: delivery.attempts,
                nextAttempt: delivery.nextAttempt,
                code: delivery.code,
                enhanced: delivery.enhanced,
                reply: delivery.reply,
                reason: delivery.reason
            )
        }
    }

    public var text: String {
        guard !deliveries.isEmpty else { return "\(slug): no such delivery" }
        return deliveries.map { line in
            let words = [line.reply, line.reason].compactMap(\.self).joined(separator: "; ")
            return "\(line.state.rawValue)  \(line.address)  \(words)"
        }.joined(separator: "\n")
    }
}

/// A sentence about what was done.
public struct WordReport: Report {
    public var message: String
    public var text: String { message }
}
