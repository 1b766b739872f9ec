public import Foundation

/// A delivery that this process, and no other, may attempt now.
public struct ClaimedDelivery: Equatable, Sendable {
    public var subscriber: Subscriber
    /// How often it was attempted before.
    public var attempts: Int
    /// When it was attempted first; nil before that.
    public var firstAttempt: Date?
}
