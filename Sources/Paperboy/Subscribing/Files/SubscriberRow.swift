/// A subscriber as a file names one. What is nil was not said: a known reader keeps it.
public struct SubscriberRow: Equatable, Sendable {
    /// Whether mail was welcome where the file comes from.
    public enum Standing: Equatable, Sendable {
        case active
        /// Left, in words.
        case left(String)
        /// Asked and never confirmed.
        case unconfirmed
    }

    /// The line of the file on which the row begins, from 1.
    public var line: Int
    public var address: EmailAddress
    public var name: String?
    /// Nil for a new reader: the newsletter's first language.
    public var language: Language?
    /// Empty for everything.
    public var topics: [String]?
    public var standing: Standing
    public var frequency: Subscriber.Frequency?
    /// 0 for all.
    public var papers: Int?
    public var format: Subscriber.Format?

    public init(
        line: Int,
        address: EmailAddress,
        name: String? = nil,
        language: Language? = nil,
        topics: [String]? = nil,
        standing: Standing = .active
    ) {
        self.line = line
        self.address = address
        self.name = name
        self.language = language
        self.topics = topics
        self.standing = standing
    }
}
