/// Reads a message into its parts.
///
/// Never fails: whatever comes is a message, if need be one of plain text. Time and memory are bounded by
/// ``MIMELimits``: each level of nesting goes over its own bytes once.
struct MIMEReader {
    private let limits: MIMELimits
    private var partsLeft: Int

    static func read(_ bytes: [UInt8], limits: MIMELimits = MIMELimits()) -> MIMEPart {
        var reader = MIMEReader(limits: limits)
        let bytes = withLineFeeds(bytes, limit: limits.message)
        return reader.part(bytes.prefix(limits.message), depth: 0)
    }

    private init(limits: MIMELimits) {
        self.limits = limits
        partsLeft = limits.parts
    }

    /// Old systems end lines with CR alone.
    private static func withLineFeeds(_ bytes: [UInt8], limit: Int) -> ArraySlice<UInt8> {
        let head = bytes.prefix(1 << 16)
        guard !head.contains(UInt8(ascii: "\n")), head.contains(UInt8(ascii: "\r")) else { return bytes[...] }
        return bytes.prefix(limit).map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 }[...]
    }

    private mutating func part(_ bytes: ArraySlice<UInt8>, depth: Int, default type: String = "text/plain") -> MIMEPart
    {
        partsLeft -= 1
        let (header, body) = MIMEHeader.read(bytes, limits: limits)
        var part = MIMEPart(header: header, body: body, default: type)
        guard depth < limits.depth else { return part }
        if part.isMultipart {
            part.parts = multipart(part, depth: depth)
        } else if part.isMessage {
            part.parts = message(in: part, depth: depth)
        }
        return part
    }

    /// The message inside a part; some writers encode it although RFC 2046 forbids that.
    private mutating func message(in part: MIMEPart, depth: Int) -> [MIMEPart] {
        guard partsLeft > 0 else { return [] }
        let encoding = part.header.text("content-transfer-encoding")?.lowercased() ?? ""
        let isEncoded = encoding.contains("base64") || encoding.contains("quoted")
        let content = isEncoded ? part.bytes(limit: limits.text)[...] : part.body
        // An empty line may stand before the header.
        let start = content.firstIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } ?? content.endIndex
        return [self.part(content[start...], depth: depth + 1)]
    }

    private mutating func multipart(_ part: MIMEPart, depth: Int) -> [MIMEPart] {
        guard let boundary = part.type["boundary"].map({ Array($0.utf8) }), !boundary.isEmpty else { return [] }
        let type = part.type.value == "multipart/digest" ? "message/rfc822" : "text/plain"
        var parts: [MIMEPart] = []
        var start: Int?
        for line in ByteLines(part.body) {
            guard let isLast = delimiter(line, boundary) else { continue }
            if let start, start <= line.startIndex, partsLeft > 0 {
                parts.append(self.part(content(part.body[start..<line.startIndex]), depth: depth + 1, default: type))
            }
            start = part.body[line.endIndex...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? part.body.endIndex
            if isLast || partsLeft <= 0 { return parts }
        }
        // Without the closing line the rest is the last part.
        if let start, start < part.body.endIndex, partsLeft > 0 {
            parts.append(self.part(part.body[start...], depth: depth + 1, default: type))
        }
        return parts
    }

    /// The line end before a boundary belongs to the boundary (RFC 2046 §5.1.1).
    private func content(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return bytes
    }

    /// Whether the line ends the multipart; nil for a line that is no boundary. One that only begins with the
    /// boundary is not it: inner boundaries often do.
    private func delimiter(_ line: ArraySlice<UInt8>, _ boundary: [UInt8]) -> Bool? {
        guard line.count >= boundary.count + 2, line.prefix(2).allSatisfy({ $0 == UInt8(ascii: "-") }),
            line.dropFirst(2).prefix(boundary.count).elementsEqual(boundary)
        else { return nil }
        let rest = line.dropFirst(boundary.count + 2)
        if rest.allSatisfy(\.isBlank) { return false }
        guard rest.prefix(2).elementsEqual([UInt8(ascii: "-"), UInt8(ascii: "-")]),
            rest.dropFirst(2).allSatisfy(\.isBlank)
        else { return nil }
        return true
    }
}
