/// The fields of a header that a signature covers, in DKIM's relaxed form (RFC 6376 §3.4.2).
///
/// Works on the bytes as they go out: this is done for every message.
struct DKIMHeader {
    /// What is signed where it is present: what readers see, and what their programs act on (RFC 6376 §5.4.1,
    /// RFC 8058 §4). From stands twice in `h=`, so that nobody can add another one.
    static let names = [
        "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
        "reply-to", "list-id", "list-unsubscribe", "list-unsubscribe-post", "feedback-id",
    ].map { Array($0.utf8) }

    /// The names for `h=`, in the order in which they were signed, From at the start and once more.
    private(set) var signedNames: [[UInt8]] = []
    /// The fields, each with its CRLF.
    private(set) var canonical: [UInt8] = []

    /// - Parameters:
    ///   - header: lines with their CRLF, up to the empty line or beyond it.
    ///   - names: in small letters; what is not there is not signed.
    init(_ header: [UInt8], names: [[UInt8]] = Self.names) {
        canonical.reserveCapacity(header.count)
        signedNames.reserveCapacity(names.count + 1)
        let fields = Self.fields(names, in: header)
        for (name, field) in zip(names, fields) {
            guard let field else { continue }
            signedNames.append(name)
            canonical += name
            canonical.append(UInt8(ascii: ":"))
            Self.appendUnfolded(header[field], to: &canonical)
        }
        signedNames.insert(names[0], at: 0)
    }

    /// Where the value of each name stands; the last of several, as verifiers look from the end (RFC 6376 §5.4.2).
    private static func fields(_ names: [[UInt8]], in header: [UInt8]) -> [Range<Int>?] {
        var found = [Range<Int>?](repeating: nil, count: names.count)
        var start = 0
        // A line end in the first column is the empty line: the body begins.
        while start < header.count, header[start] != 0x0D {
            let end = endOfField(in: header, from: start)
            if let colon = header[start..<end].firstIndex(of: UInt8(ascii: ":")),
                let index = names.firstIndex(where: { isName($0, header[start..<colon]) })
            {
                found[index] = colon + 1..<end
            }
            start = end
        }
        return found
    }

    /// Behind the line end that no blank follows.
    private static func endOfField(in header: [UInt8], from start: Int) -> Int {
        var index = start
        while index < header.count {
            index += 1
            guard header[index - 1] == 0x0A else { continue }
            if index == header.count || !isBlank(header[index]) { return index }
        }
        return index
    }

    private static func isName(_ name: [UInt8], _ written: ArraySlice<UInt8>) -> Bool {
        // Blanks before the colon are an old form that does not count.
        let written = written.prefix(written.lastIndex { !isBlank($0) }.map { $0 + 1 - written.startIndex } ?? 0)
        return name.count == written.count && zip(name, written).allSatisfy { $0 == ($1 &- 0x41 < 26 ? $1 | 0x20 : $1) }
    }

    /// The value on one line, without blanks at its ends and with single ones inside.
    private static func appendUnfolded(_ value: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var isFirst = true
        var hasBlank = false
        for byte in value {
            if isBlank(byte) || byte == 0x0D || byte == 0x0A {
                hasBlank = true
            } else {
                if hasBlank, !isFirst { output.append(0x20) }
                output.append(byte)
                (isFirst, hasBlank) = (false, false)
            }
        }
        output += [0x0D, 0x0A]
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
