/// A text file piece by piece: its byte order mark is taken off, and UTF-16 becomes UTF-8.
struct TextSource {
    private enum Form { case bytes, utf16(isBig: Bool) }

    private let nextChunk: () throws -> [UInt8]?
    private var form = Form.bytes
    private var waiting: [UInt8] = []
    /// Bytes of a character of UTF-16 that has not come to its end.
    private var rest: [UInt8] = []

    init(_ nextChunk: @escaping () throws -> [UInt8]?) { self.nextChunk = nextChunk }

    /// Reads the beginning.
    /// - Returns: what separates the fields of the first line: comma, semicolon or tab.
    mutating func begin() throws -> UInt8 {
        var head: [UInt8] = []
        while head.count < 4096, let chunk = try nextChunk() { head += chunk }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            head.removeFirst(3)
        } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            form = .utf16(isBig: head[0] == 0xFE)
            head.removeFirst(2)
        }
        waiting = converted(head)
        return Self.delimiter(of: waiting)
    }

    mutating func next() throws -> [UInt8]? {
        if !waiting.isEmpty {
            defer { waiting = [] }
            return waiting
        }
        while let chunk = try nextChunk() {
            let bytes = converted(chunk)
            if !bytes.isEmpty { return bytes }
        }
        return nil
    }

    private static func delimiter(of head: [UInt8]) -> UInt8 {
        var isQuoted = false
        var counts: [UInt8: Int] = [:]
        for byte in head {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if ",;\t".utf8.contains(byte) { counts[byte, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }

    private mutating func converted(_ chunk: [UInt8]) -> [UInt8] {
        guard case .utf16(let isBig) = form else { return chunk }
        let bytes = rest + chunk
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBig ? first << 8 | second : second << 8 | first)
        }
        // Half a character waits for its other half.
        let isHalf = units.last.map { (0xD800...0xDBFF).contains($0) } ?? false
        if isHalf { units.removeLast() }
        rest = Array(bytes[(units.count * 2)...])
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
