public import Foundation

/// One issue to one subscriber, and how far it has come.
public struct Delivery: Equatable, Sendable {
    public enum State: String, Sendable, Codable, CaseIterable {
        case pending
        /// Claimed by a sender; its first byte may have left.
        case sending
        /// The relay took it: 2xx to the final dot.
        case accepted
        /// 4xx, or not reached; to be tried again.
        case deferred
        /// 5xx.
        case rejected
        /// The final dot left and no reply came: sent perhaps, and never sent again unasked.
        case uncertain
        /// Not to be sent, for a reason.
        case skipped
    }

    public var subscriber: UUID
    public var address: EmailAddress
    public var state: State
    public var attempts: Int
    public var nextAttempt: Date?
    /// The relay's last reply: SMTP code, enhanced code (RFC 3463) and text.
    public var code: Int?
    public var enhanced: String?
    public var reply: String?
    /// Why it was skipped or is uncertain.
    public var reason: String?
    public var changed: Date
}
