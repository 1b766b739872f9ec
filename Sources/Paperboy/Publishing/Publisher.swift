/// One way to readers.
public protocol Publisher: Sendable {
    var channel: Channel { get }

    /// Brings the issue to its readers. Called again, it goes on where the last time ended and repeats nothing.
    /// - Throws: ``PublishingError`` when the channel could not be served, or not to its end.
    func publish(_ issue: FrozenIssue) async throws(PublishingError) -> Publication
}
