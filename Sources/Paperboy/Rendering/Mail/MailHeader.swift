/// The header of a message or of one of its parts: fields in order.
public struct MailHeader: Hashable, Sendable {
    public private(set) var fields: [HeaderField]

    public init(_ fields: [HeaderField] = []) {
        self.fields = fields
    }

    public mutating func append(_ field: HeaderField) { fields.append(field) }

    /// All lines with their CRLF, without the empty line that ends a header.
    var bytes: [UInt8] { fields.flatMap(\.bytes) }
}
