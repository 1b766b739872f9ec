import Foundation

/// Reads a list of subscribers row by row: Paperboy's own, or one that another program wrote.
///
/// Columns are found by their names in the first line. Of Paperboy's own, `email` is required, the others may be left
/// out, and a column with another name is an error, so that no data is dropped in silence; an empty field says
/// nothing, and topics of `*` say that the reader wants everything. For the other programs see
/// ``SubscriberDialect``. Delimiter, byte order mark and character set are found out.
struct SubscriberFileReader {
    /// The program that wrote it; nil for Paperboy's own columns.
    let dialect: SubscriberDialect?
    /// The other program's columns that are not taken, as they are written.
    let columnsLeftOut: [String]

    private let name: String
    private let positions: [String: Int]
    private let width: Int
    private var stream: CSVStream
    /// The line of each address, by hash: a million of them fit into 25 MB.
    private var firstLines: [Int: Int32] = [:]

    /// - Parameters:
    ///   - name: the file's name in errors.
    ///   - size: of the file in bytes, where it is known: room for its addresses is made at once.
    ///   - nextChunk: the file piece by piece; nil at its end.
    init(name: String, size: Int = 0, nextChunk: @escaping () throws -> [UInt8]?) throws {
        self.name = name
        var source = TextSource(nextChunk)
        let delimiter = try source.begin()
        stream = CSVStream(delimiter: delimiter) { try source.next() }
        guard let head = try Self.record(&stream, name) else {
            let reason = "the file is empty; its first line is `\(SubscriberFile.header)`"
            throw SubscriberFile.Unreadable(file: name, line: 1, reason: reason)
        }
        let written = head.fields.map(Self.text)
        let columns = written.map(SubscriberDialect.normalized)
        dialect = Self.isOwn(columns) ? nil : SubscriberDialect.of(columns)
        positions = try Self.positions(columns, written, dialect, at: head.line, name)
        let taken = dialect?.taken ?? Set(columns)
        columnsLeftOut = zip(columns, written).filter { !taken.contains($0.0) }.map(\.1)
        width = columns.count
        firstLines.reserveCapacity(size / Self.bytesARow)
    }

    /// About so many bytes has a row of address, name and language.
    private static let bytesARow = 60

    /// The next row, or why it cannot be taken; nil at the end.
    /// - Throws: ``SubscriberFile/Unreadable`` where the rest of the file cannot be read.
    mutating func next() throws -> Result<SubscriberRow, SubscriberFile.Problem>? {
        guard let record = try Self.record(&stream, name) else { return nil }
        return Result { () throws(SubscriberFile.Problem) in try row(of: record) }
    }

    // MARK: The first line

    private static func isOwn(_ columns: [String]) -> Bool {
        columns.contains("email")
            && columns.allSatisfy { SubscriberFile.columns.contains($0) || SubscriberFile.furtherColumns.contains($0) }
    }

    private static func positions(
        _ columns: [String],
        _ written: [String],
        _ dialect: SubscriberDialect?,
        at line: Int,
        _ name: String
    ) throws(SubscriberFile.Unreadable) -> [String: Int] {
        var positions: [String: Int] = [:]
        let own = SubscriberFile.columns + SubscriberFile.furtherColumns
        for (index, column) in columns.enumerated() {
            guard dialect != nil || (own.contains(column) && positions[column] == nil) else {
                let programs = SubscriberDialect.all.map(\.name).joined(separator: ", ")
                let advice = "the first line is `\(SubscriberFile.header)`, or that of an export of \(programs)"
                let reason = "`\(written[index])` is no column here; \(advice)"
                throw .init(file: name, line: line, reason: reason)
            }
            positions[column] = positions[column] ?? index
        }
        guard dialect != nil || positions["email"] != nil else {
            let reason = "no column `email`; the first line is `\(SubscriberFile.header)`"
            throw .init(file: name, line: line, reason: reason)
        }
        return positions
    }

    // MARK: Rows

    private static func record(_ stream: inout CSVStream, _ name: String) throws -> CSVStream.Record? {
        do {
            return try stream.next()
        } catch let quote as CSVStream.UnclosedQuote {
            let reason = "a quoted field begins here and never ends"
            throw SubscriberFile.Unreadable(file: name, line: quote.line, reason: reason)
        }
    }

    private mutating func row(of record: CSVStream.Record) throws(SubscriberFile.Problem) -> SubscriberRow {
        guard record.fields.count <= width else {
            let reason = "\(record.fields.count) fields where the first line has \(width)"
            throw .init(line: record.line, reason: reason)
        }
        let written = field(record, dialect?.email ?? ["email"])
        guard let address = EmailAddress(written) else {
            throw .init(line: record.line, reason: "`\(written)` is no e-mail address")
        }
        var row = SubscriberRow(
            line: record.line,
            address: address,
            name: personName(record),
            language: try language(record),
            topics: dialect == nil ? Self.topics(field(record, ["topics"])) : nil,
            standing: standing(record)
        )
        if dialect == nil { try readWishes(record, into: &row) }
        let hash = address.key.hashValue
        if let first = firstLines[hash] {
            throw .init(line: record.line, reason: "\(address) stands on line \(first) already")
        }
        firstLines[hash] = Int32(clamping: record.line)
        return row
    }

    private func readWishes(
        _ record: CSVStream.Record,
        into row: inout SubscriberRow
    ) throws(SubscriberFile.Problem) {
        guard positions["frequency"] != nil || positions["papers"] != nil || positions["format"] != nil else { return }
        row.frequency = try value(record, "frequency", "`every` or `weekly`", Subscriber.Frequency.init(rawValue:))
        row.format = try value(record, "format", "`html` or `text`", Subscriber.Format.init(rawValue:))
        row.papers = try value(record, "papers", "`all` or a number from 1") { text in
            text == SubscriberFile.everyPaper ? 0 : Int(text).flatMap { $0 > 0 ? $0 : nil }
        }
    }

    /// Nil for a field that says nothing.
    private func value<Value>(
        _ record: CSVStream.Record,
        _ column: String,
        _ expected: String,
        _ parse: (String) -> Value?
    ) throws(SubscriberFile.Problem) -> Value? {
        let text = field(record, [column]).lowercased()
        if text.isEmpty { return nil }
        guard let value = parse(text) else {
            throw .init(line: record.line, reason: "\(column): expected \(expected), found `\(text)`")
        }
        return value
    }

    private func field(_ record: CSVStream.Record, _ columns: [String]) -> String {
        for column in columns {
            guard let index = positions[column], record.fields.indices.contains(index), !record.fields[index].isEmpty
            else { continue }
            return Self.text(record.fields[index])
        }
        return ""
    }

    /// In words fit for one line.
    private static func text(_ bytes: [UInt8]) -> String {
        if isPlainLine(bytes) { return String(decoding: bytes, as: UTF8.self) }
        return PlainText.line(String(validating: bytes, as: UTF8.self) ?? Charset.decode(bytes, named: nil))
    }

    /// Printable ASCII with single blanks inside, as nearly all fields are: nothing to mend.
    private static func isPlainLine(_ bytes: [UInt8]) -> Bool {
        var last: UInt8 = 0x20
        for byte in bytes {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20 || bytes.isEmpty
    }

    private func personName(_ record: CSVStream.Record) -> String? {
        guard let dialect else { return field(record, ["name"]).nonEmpty }
        if let name = field(record, dialect.names).nonEmpty { return name }
        let parts = [field(record, dialect.givenNames), field(record, dialect.familyNames)].filter { !$0.isEmpty }
        return parts.joined(separator: " ").nonEmpty
    }

    private func language(_ record: CSVStream.Record) throws(SubscriberFile.Problem) -> Language? {
        let tag = field(record, dialect?.language ?? ["language"])
        if let language = Language(rawValue: tag) { return language }
        guard let dialect else {
            if tag.isEmpty { return nil }
            throw .init(line: record.line, reason: "`\(tag)` is no language tag such as `ja` or `en`")
        }
        return dialect.attributes.lazy.compactMap { Self.language(inJSON: field(record, [$0])) }.first
    }

    private static func language(inJSON text: String) -> Language? {
        guard text.contains("lang") || text.contains("locale"),
            let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        else { return nil }
        return ["language", "lang", "locale"].lazy.compactMap { object[$0] as? String }
            .compactMap { Language(rawValue: $0) }.first
    }

    private static func topics(_ field: String) -> [String]? {
        guard field != "*" else { return [] }
        let topics = field.split(separator: ";").map { PlainText.line(String($0)) }.filter { !$0.isEmpty }
        return topics.isEmpty ? nil : topics
    }

    private func standing(_ record: CSVStream.Record) -> SubscriberRow.Standing {
        guard let dialect else {
            let state = field(record, ["state"]).lowercased()
            return state.isEmpty || state == "active" ? .active : .left("stands as \(state) in the file")
        }
        for rule in dialect.standings {
            let value = field(record, [rule.column]).lowercased()
            if !value.isEmpty, rule.values?.contains(value) ?? true { return rule.standing }
        }
        return .active
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
