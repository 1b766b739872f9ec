/// The fields of a header in their order, unfolded and not decoded (RFC 5322 §2.2).
struct MIMEHeader: Equatable, Sendable {
    struct Field: Equatable, Sendable {
        /// In small letters.
        var name: String
        var value: [UInt8]
    }

    var fields: [Field] = []

    /// The first field of that name as it stands; `name` in small letters.
    func bytes(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The first field of that name in words, encoded words decoded (RFC 2047).
    func text(_ name: String) -> String? { bytes(name).map(EncodedWords.decoded) }

    /// Every field of that name in words.
    func texts(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map { EncodedWords.decoded($0.value) }
    }

    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }
}

extension MIMEHeader {
    /// Reads fields from the start of `bytes`.
    /// - Returns: the header, and where the body begins: after the empty line, or where a line that is no field shows
    ///   that the header has ended without one.
    static func read(_ bytes: ArraySlice<UInt8>, limits: MIMELimits) -> (header: MIMEHeader, body: ArraySlice<UInt8>) {
        var header = MIMEHeader()
        var isFirst = true
        var start = bytes.startIndex
        for line in ByteLines(bytes) {
            let next = min(bytes.endIndex, lineEnd(line, in: bytes))
            if line.isEmpty { return (header, bytes[next...]) }
            if line[line.startIndex].isBlank {
                header.unfold(line, limit: limits.field)
            } else if let field = field(line, limit: limits.field) {
                if header.fields.count < limits.fields { header.fields.append(field) }
            } else if !(isFirst && line.hasPrefix(ignoringCase: "from ")), !line.hasPrefix(ignoringCase: ">from ") {
                // Lines of mbox files may stand in a header; any other line is the body's.
                return (header, bytes[start...])
            }
            isFirst = false
            start = next
            if start - bytes.startIndex > limits.header { break }
        }
        return (header, afterHeader(bytes[start...]))
    }

    /// The index after the line's end.
    private static func lineEnd(_ line: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) -> Int {
        var end = line.endIndex
        if end < bytes.endIndex, bytes[end] == UInt8(ascii: "\r") { end += 1 }
        if end < bytes.endIndex, bytes[end] == UInt8(ascii: "\n") { end += 1 }
        return end
    }

    /// What follows the empty line of a header that was too long to read.
    private static func afterHeader(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var start = rest.startIndex
        for line in ByteLines(rest) {
            start = lineEnd(line, in: rest)
            if line.isEmpty { break }
        }
        return rest[start...]
    }

    private static func field(_ line: ArraySlice<UInt8>, limit: Int) -> Field? {
        guard let colon = line.prefix(128).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            return nil
        }
        var name = line[line.startIndex..<colon]
        while name.last?.isBlank == true { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy({ (33...126).contains($0) }) else { return nil }
        let value = line[(colon + 1)...].prefix(limit).trimmed
        return Field(name: String(decoding: name.map(\.lowercasedASCII), as: UTF8.self), value: Array(value))
    }

    private mutating func unfold(_ line: ArraySlice<UInt8>, limit: Int) {
        guard let last = fields.indices.last, fields[last].value.count < limit else { return }
        fields[last].value.append(UInt8(ascii: " "))
        fields[last].value.append(contentsOf: line.trimmed.prefix(limit))
    }
}
