/// An address with the name of the person behind it (RFC 5322 §3.4).
public struct Mailbox: Hashable, Sendable {
    /// Plain text on one line; nil for an address alone.
    public let name: String?
    public let address: MailAddress

    /// - Throws: ``MailAddressError`` for an address that cannot be sent to and for control characters in the name:
    ///   they are no typing error but somebody's try to add header fields.
    public init(name: String? = nil, address: String) throws(MailAddressError) {
        if let name, name.hasControlCharacter { throw MailAddressError(name, .controlCharacter) }
        let line = PlainText.line(name ?? "")
        self.name = line.isEmpty ? nil : line
        self.address = try MailAddress(address)
    }

    /// Reads `LLM Papers <news@example.com>`, `"Papers, LLM" <news@example.com>` or the address alone.
    public init(_ text: String) throws(MailAddressError) {
        guard let match = text.wholeMatch(of: /\s*(.*?)\s*<([^<>]*)>\s*/) else {
            try self.init(address: text)
            return
        }
        let name = String(match.1)
        let quoted = name.wholeMatch(of: /"((?:[^"\\]|\\.)*)"/)
        try self.init(name: quoted.map { String($0.1).unescaped } ?? name, address: String(match.2))
    }

    /// The pieces that a header line may be folded between.
    ///
    /// - Parameter column: where the first piece would begin.
    func atoms(from column: Int) -> [String] {
        HeaderPhrase.atoms(name ?? "", from: column) + ["<\(address)>"]
    }
}
