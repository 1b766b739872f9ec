/// A subscriber as a file names one. What is nil was not said: a known reader keeps it.
public struct SubscriberRow: Equatable, Sendable {
    /// The line of the file on which the row begins, from 1.
    public var line: Int
    public var address: EmailAddress
    public var name: String?
    /// Nil for a new reader: the newsletter's first language.
    public var language: Language?
    /// Empty for everything.
    public var topics: [String]?

    public init(
        line: Int,
        address: EmailAddress,
        name: String? = nil,
        language: Language? = nil,
        topics: [String]? = nil
    ) {
        self.line = line
        self.address = address
        self.name = name
        self.language = language
        self.topics = topics
    }
}
