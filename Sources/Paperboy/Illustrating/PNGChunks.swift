/// Walks through the chunks of a PNG file: length, type, content, checksum (W3C PNG, third edition, §5.3).
struct PNGChunks {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private var rest: ArraySlice<UInt8>
    private var isOver = false

    init(_ bytes: [UInt8]) throws(PNGHeader.Fault) {
        guard bytes.starts(with: Self.signature) else { throw .noPNG }
        rest = bytes.dropFirst(Self.signature.count)
    }

    /// The next chunk; nil after `IEND`.
    mutating func next() throws(PNGHeader.Fault) -> (type: String, content: ArraySlice<UInt8>)? {
        if isOver { return nil }
        guard rest.count >= 12 else { throw .truncated }
        let length = rest.bigEndian(at: 0)
        guard rest.count - 12 >= length else { throw .truncated }
        let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
        let content = rest.dropFirst(8).prefix(length)
        rest = rest.dropFirst(length + 12)
        isOver = type == "IEND"
        return (type, content)
    }
}

extension ArraySlice<UInt8> {
    /// The four bytes from `offset` as an unsigned number, most significant first.
    func bigEndian(at offset: Int) -> Int {
        dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
}
