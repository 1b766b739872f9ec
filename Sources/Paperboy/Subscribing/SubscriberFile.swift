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

    /// The rows that can be taken and the problems of the others, each in the order of the file.
    ///
    /// Columns are found by their names in the first line; `email` is required, others are optional, columns
    /// with other names are an error, so that no data is dropped in silence. An empty field says nothing; topics
    /// of `*` say that the reader wants everything.
    public static func read(
        _ text: String,
        name: String
    ) throws(Unreadable) -> (rows: [SubscriberRow], problems: [Problem]) {
        var records = try records(in: text, name: name)
        guard !records.isEmpty else {
            throw Unreadable(file: name, line: 1, reason: "the file is empty; its first line is `\(header)`")
        }
        let positions = try positions(in: records.removeFirst(), name: name)
        var rows: [SubscriberRow] = []
        var problems: [Problem] = []
        var firstLines: [String: Int] = [:]
        for record in records {
            do throws(Problem) {
                let row = try row(of: record, at: positions)
                if let first = firstLines[row.address.key] {
                    throw Problem(line: record.line, reason: "\(row.address) stands on line \(first) already")
                }
                firstLines[row.address.key] = record.line
                rows.append(row)
            } catch {
                problems.append(error)
            }
        }
        return (rows, problems)
    }

    /// The file that ``read(_:name:)`` gives the same rows for.
    public static func write(_ subscribers: [Subscriber]) -> String {
        let lines = subscribers.map { subscriber in
            [
                subscriber.address.rawValue, subscriber.name ?? "", subscriber.language.rawValue,
                subscriber.topics.joined(separator: ";"),
            ].map(quoted).joined(separator: ",")
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    private static let header = columns.joined(separator: ",")

    private static func records(in text: String, name: String) throws(Unreadable) -> [CSVReader.Record] {
        do {
            return try CSVReader.records(in: text)
        } catch {
            throw Unreadable(file: name, line: error.line, reason: "a quoted field begins here and never ends")
        }
    }

    private static func positions(in head: CSVReader.Record, name: String) throws(Unreadable) -> [String: Int] {
        var positions: [String: Int] = [:]
        for (index, field) in head.fields.enumerated() {
            let column = PlainText.line(field).lowercased()
            guard columns.contains(column), positions[column] == nil else {
                let reason = "`\(field)` is no column here; the first line is `\(header)`"
                throw Unreadable(file: name, line: head.line, reason: reason)
            }
            positions[column] = index
        }
        guard positions["email"] != nil else {
            throw Unreadable(file: name, line: head.line, reason: "no column `email`; the first line is `\(header)`")
        }
        return positions
    }

    private static func row(of record: CSVReader.Record, at positions: [String: Int]) throws(Problem) -> SubscriberRow {
        guard record.fields.count <= positions.count else {
            let reason = "\(record.fields.count) fields where the first line has \(positions.count)"
            throw Problem(line: record.line, reason: reason)
        }
        func field(_ column: String) -> String {
            guard let index = positions[column], record.fields.indices.contains(index) else { return "" }
            return PlainText.line(record.fields[index])
        }
        guard let address = EmailAddress(field("email")) else {
            throw Problem(line: record.line, reason: "`\(field("email"))` is no e-mail address")
        }
        let tag = field("language")
        let language = Language(rawValue: tag)
        guard tag.isEmpty || language != nil else {
            throw Problem(line: record.line, reason: "`\(tag)` is no language tag such as `ja` or `en`")
        }
        let name = field("name")
        return SubscriberRow(
            line: record.line,
            address: address,
            name: name.isEmpty ? nil : name,
            language: language,
            topics: topics(field("topics"))
        )
    }

    private static func topics(_ field: String) -> [String]? {
        guard field != "*" else { return [] }
        let topics = field.split(separator: ";").map { PlainText.line(String($0)) }.filter { !$0.isEmpty }
        return topics.isEmpty ? nil : topics
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }
}

extension SubscriberFile.Problem: Error {}
