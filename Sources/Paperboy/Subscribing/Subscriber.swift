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

    /// How often the reader wants to hear.
    public enum Frequency: String, Sendable, Codable, CaseIterable {
        case every
        /// One mail a week: with the first issue of the week, and with the papers of the others since the last one.
        case weekly
    }

    /// The form of the mails that the reader gets.
    public enum Format: String, Sendable, Codable, CaseIterable {
        /// HTML, with plain text beside it for programs that show none.
        case html
        /// Plain text alone.
        case text
    }

    /// What readers can choose among besides all papers.
    public static let paperChoices = [3, 5, 10]

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
    public var frequency: Frequency
    /// How many papers a mail has at most, the best first; nil for all.
    public var papers: Int?
    public var format: Format
    /// Until when the reader wants no mail; nil, or past, for a reader who does.
    public var pausedUntil: Date?

    public init(
        id: UUID,
        address: EmailAddress,
        name: String? = nil,
        language: Language,
        topics: [String],
        state: State,
        generation: Int = 1,
        frequency: Frequency = .every,
        papers: Int? = nil,
        format: Format = .html,
        pausedUntil: Date? = nil
    ) {
        self.id = id
        self.address = address
        self.name = name
        self.language = language
        self.topics = topics
        self.state = state
        self.generation = generation
        self.frequency = frequency
        self.papers = papers
        self.format = format
        self.pausedUntil = pausedUntil
    }
}
