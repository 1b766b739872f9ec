public import Foundation

/// A person who asked for the newsletter.
public struct Subscriber: Equatable, Sendable {
    public enum State: String, Sendable, Codable, CaseIterable {
        case active
        /// Left; only the reader's own act brings them back.
        case unsubscribed
        /// Not written to because mail fails or was complained about.
        case suppressed
    }

    /// Random: it stands in links and identifiers, and says nothing about the reader.
    public var id: UUID
    public var address: EmailAddress
    public var name: String?
    public var language: Language
    /// What the reader wants to read about; empty for everything.
    public var topics: [String]
    public var state: State
    /// Part of what the reader's own links are made from; another number makes the old links void.
    public var generation: Int

    public init(
        id: UUID,
        address: EmailAddress,
        name: String? = nil,
        language: Language,
        topics: [String],
        state: State,
        generation: Int = 1
    ) {
        self.id = id
        self.address = address
        self.name = name
        self.language = language
        self.topics = topics
        self.state = state
        self.generation = generation
    }
}
