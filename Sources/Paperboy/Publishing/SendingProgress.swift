public import Foundation

/// Told after each message how far the run has come.
public typealias SendingProgress = @Sendable (SendingStatus) -> Void

/// How far one run of sending has come.
public struct SendingStatus: Equatable, Sendable {
    /// Deliveries that were open when the run began.
    public var open = 0
    public var accepted = 0
    public var deferred = 0
    public var rejected = 0
    public var uncertain = 0
    public var skipped = 0
    /// Before this instant the limits in force do not let all leave; nil where they are not in the way.
    public var completion: Date?

    /// Deliveries that this run has tried.
    public var tried: Int { accepted + deferred + rejected + uncertain + skipped }

    /// Deliveries that are still to be tried.
    public var remaining: Int { max(0, open - tried) }

    public init() {}
}
