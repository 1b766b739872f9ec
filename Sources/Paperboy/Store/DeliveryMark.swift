import Foundation

/// What one worker has to write down before it goes on.
struct DeliveryMark: Sendable {
    var issue: IssueSlug
    var results: [(subscriber: UUID, outcome: DeliveryOutcome)]
    /// The delivery whose final dot may leave when this is kept.
    var ending: UUID?
    var time: Date
}
