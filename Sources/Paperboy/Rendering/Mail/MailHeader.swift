/// The header of a message or of one of its parts: fields in order.
public struct MailHeader: Hashable, Sendable {
    /// All lines with their CRLF, without the empty line that ends a header.
    public private(set) var bytes: [UInt8] = []

    public init(_ fields: [HeaderField] = []) {
        for field in fields { append(field) }
    }

    public mutating func append(_ field: HeaderField) { bytes += field.bytes }

    public mutating func append(_ other: MailHeader) { bytes += other.bytes }
}
