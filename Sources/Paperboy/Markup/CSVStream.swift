/// Reads comma-separated values (RFC 4180) record by record: a file of any size takes the memory of one record.
///
/// Works on bytes, so it takes every character set in which delimiter, quote and line end are ASCII. Line ends may be
/// CRLF, LF or CR; empty lines are no records.
struct CSVStream {
    struct Record: Equatable {
        /// The line on which it begins, from 1.
        var line: Int
        var fields: [[UInt8]]
    }

    /// A quoted field that never ends, or not within ``longestField`` bytes.
    struct UnclosedQuote: Error {
        /// The line on which the field begins.
        var line: Int
    }

    static let longestField = 1 << 20

    private let delimiter: UInt8
    private let nextChunk: () throws -> [UInt8]?
    private var chunk: [UInt8] = []
    private var index = 0
    private var isAtEnd = false
    private var line = 1
    private var endedWithCR = false

    /// - Parameter nextChunk: the file piece by piece; nil at its end.
    init(delimiter: UInt8 = UInt8(ascii: ","), nextChunk: @escaping () throws -> [UInt8]?) {
        self.delimiter = delimiter
        self.nextChunk = nextChunk
    }

    /// The next record; nil after the last.
    /// - Throws: ``UnclosedQuote``, and what reading the file throws.
    mutating func next() throws -> Record? {
        while let record = try recordOrEmptyLine() {
            if record.fields.count > 1 || record.fields.first?.isEmpty == false || record.wasQuoted {
                return Record(line: record.line, fields: record.fields)
            }
        }
        return nil
    }

    private mutating func recordOrEmptyLine() throws -> (line: Int, fields: [[UInt8]], wasQuoted: Bool)? {
        try skipSecondHalfOfLineEnd()
        guard try hasByte() else { return nil }
        let start = line
        var fields: [[UInt8]] = []
        var wasQuoted = false
        while true {
            let (field, isQuoted, isLast) = try field()
            fields.append(field)
            wasQuoted = wasQuoted || isQuoted
            if isLast { return (start, fields, wasQuoted) }
        }
    }

    private mutating func field() throws -> (field: [UInt8], isQuoted: Bool, isLast: Bool) {
        var field: [UInt8] = []
        var isQuoted = false
        if try hasByte(), chunk[index] == UInt8(ascii: "\"") {
            index += 1
            isQuoted = true
            field = try quoted()
        }
        while try hasByte() {
            let byte = chunk[index]
            index += 1
            if byte == delimiter { return (field, isQuoted, false) }
            if byte == 0x0A || byte == 0x0D {
                endLine(byte)
                return (field, isQuoted, true)
            }
            guard field.count < Self.longestField else { throw UnclosedQuote(line: line) }
            field.append(byte)
        }
        return (field, isQuoted, true)
    }

    /// The rest of a quoted field; a doubled quote is one.
    private mutating func quoted() throws -> [UInt8] {
        let start = line
        var field: [UInt8] = []
        while try hasByte(), field.count < Self.longestField {
            let byte = chunk[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                guard try hasByte(), chunk[index] == byte else { return field }
                index += 1
            } else if byte == 0x0A {
                line += 1
            } else if byte == 0x0D, try !isNext(0x0A) {
                line += 1
            }
            field.append(byte)
        }
        throw UnclosedQuote(line: start)
    }

    private mutating func endLine(_ byte: UInt8) {
        line += 1
        endedWithCR = byte == 0x0D
    }

    private mutating func skipSecondHalfOfLineEnd() throws {
        if endedWithCR, try isNext(0x0A) { index += 1 }
        endedWithCR = false
    }

    private mutating func isNext(_ byte: UInt8) throws -> Bool { try hasByte() && chunk[index] == byte }

    private mutating func hasByte() throws -> Bool {
        while index >= chunk.count, !isAtEnd {
            index = 0
            chunk = try nextChunk() ?? []
            isAtEnd = chunk.isEmpty
        }
        return index < chunk.count
    }
}
