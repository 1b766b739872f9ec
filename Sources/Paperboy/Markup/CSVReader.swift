/// Reads comma-separated values (RFC 4180), and remembers on which line each record begins.
///
/// Line ends may be CRLF, LF or CR; a byte order mark is skipped; empty lines are no records.
struct CSVReader {
    struct Record: Equatable {
        /// From 1.
        var line: Int
        var fields: [String]
    }

    /// A quoted field that never ends.
    struct UnclosedQuote: Error {
        /// The line on which the field begins.
        var line: Int
    }

    private var records: [Record] = []
    private var fields: [String] = []
    private var field = ""
    private var line = 1
    private var recordLine = 1
    private var quoteLine: Int?
    private var wasQuoted = false

    static func records(in text: String) throws(UnclosedQuote) -> [Record] {
        var reader = CSVReader()
        let hasMark = text.unicodeScalars.first?.value == 0xFEFF
        var rest = Substring(text.unicodeScalars.dropFirst(hasMark ? 1 : 0))
        while let character = rest.popFirst() { reader.take(character, next: rest.first) }
        if let line = reader.quoteLine, !reader.wasQuoted { throw UnclosedQuote(line: line) }
        reader.endRecord()
        return reader.records
    }

    /// In a quoted field, `wasQuoted` says that the last character was a quote: the end, or half of a doubled one.
    private mutating func take(_ character: Character, next: Character?) {
        let isLineEnd = character.isNewline
        defer { if isLineEnd { line += 1 } }
        if quoteLine != nil, !wasQuoted {
            if character == "\"" { wasQuoted = true } else { field.append(character) }
            return
        }
        if wasQuoted, character == "\"" {
            field.append("\"")
            wasQuoted = false
        } else if character == "," {
            endField()
        } else if isLineEnd {
            endRecord()
            recordLine = line + 1
        } else if character == "\"", field.isEmpty, quoteLine == nil {
            quoteLine = line
        } else {
            field.append(character)
        }
    }

    private mutating func endField() {
        fields.append(field)
        field = ""
        quoteLine = nil
        wasQuoted = false
    }

    private mutating func endRecord() {
        let isEmptyLine = fields.isEmpty && field.isEmpty && quoteLine == nil
        endField()
        if !isEmptyLine { records.append(Record(line: recordLine, fields: fields)) }
        fields = []
    }
}
