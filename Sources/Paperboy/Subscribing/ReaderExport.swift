public import Foundation

/// All that is kept about a reader, for the reader (GDPR art. 15 and 20).
public struct ReaderExport: Codable, Sendable {
    public struct Issue: Codable, Sendable {
        public var issue: String
        public var state: String
        public var changedAt: Date
    }

    public var address: String
    public var name: String?
    public var language: Language
    public var topics: [String]
    public var frequency: Subscriber.Frequency
    /// Nil for all.
    public var papers: Int?
    public var format: Subscriber.Format
    public var pausedUntil: Date?
    public var state: Subscriber.State
    public var consents: [ConsentRecord]
    public var issues: [Issue]

    /// The export as a file that people and programs can read.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return try encoder.encode(self)
    }
}
