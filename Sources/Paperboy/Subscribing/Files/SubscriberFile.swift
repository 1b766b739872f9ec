/// `email,name,language,topics`: subscribers as a CSV file, topics separated by semicolons.
public enum SubscriberFile {
    /// A row that cannot be taken, and why.
    public struct Problem: Equatable, Sendable, Codable {
        public var line: Int
        public var reason: String
    }

    /// The file as a whole is no list of subscribers.
    public struct Unreadable: Error, Equatable, CustomStringConvertible {
        public var file: String
        public var line: Int
        public var reason: String

        public var description: String { "\(file):\(line): \(reason)" }
    }

    public static let columns = ["email", "name", "language", "topics"]
    /// Further columns, which an export of everything has.
    static let furtherColumns = ["state", "added", "changed", "frequency", "papers", "format"]

    static let header = columns.joined(separator: ",")

    /// A file from which ``SubscriberFileReader`` gives the same readers.
    public static func write(_ subscribers: [Subscriber]) -> String {
        ([header] + subscribers.map(line)).joined(separator: "\n") + "\n"
    }

    static func line(_ subscriber: Subscriber) -> String { fields(subscriber).map(quoted).joined(separator: ",") }

    /// How a reader wants the mails, for the columns `frequency`, `papers` and `format`.
    static func wishes(_ subscriber: Subscriber) -> [String] {
        [
            subscriber.frequency.rawValue, subscriber.papers.map { "\($0)" } ?? everyPaper,
            subscriber.format.rawValue,
        ]
    }

    /// What the column `papers` says in place of a number.
    static let everyPaper = "all"

    private static func fields(_ subscriber: Subscriber) -> [String] {
        [
            subscriber.address.rawValue, subscriber.name ?? "", subscriber.language.rawValue,
            subscriber.topics.joined(separator: ";"),
        ]
    }

    /// A field as it stands in the file.
    static func quoted(_ field: String) -> String {
        guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }
}

extension SubscriberFile.Problem: Error {}
