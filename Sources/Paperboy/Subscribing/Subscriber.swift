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
        /// One issue a week: the first that comes out in it.
        case weekly
    }

    public var id: UUID
    public var address: EmailAddress
    public var name: String?
    public var language: Language
    /// What the reader wants to read about; empty for everything.
    public var topics: [String]
    public var state: State
    /// Stands in the reader's own links; 128 random bits that do not reveal the address.
    public var token: UUID
    public var frequency = Frequency.every
    /// Until when the reader wants no mail; nil, or past, for a reader who does.
    public var pausedUntil: Date?
}
