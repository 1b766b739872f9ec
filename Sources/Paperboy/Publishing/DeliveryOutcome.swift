public import Foundation

/// What came of one attempt, as the ledger keeps it.
public enum DeliveryOutcome: Equatable, Sendable {
    case accepted(code: Int, enhanced: String?, reply: String)
    case deferred(code: Int?, enhanced: String?, reply: String, next: Date)
    case rejected(code: Int?, enhanced: String?, reply: String)
    case uncertain(reason: String)
    case skipped(reason: String)
    /// Nothing left the house; the row goes back as it was.
    case untried
}
