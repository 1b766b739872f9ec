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

    public var id: UUID
    public var address: EmailAddress
    public var name: String?
    public var language: Language
    /// What the reader wants to read about; empty for everything.
    public var topics: [String]
    public var state: State
    /// Stands in the reader's own links; 128 random bits that do not reveal the address.
    public var token: UUID
}
