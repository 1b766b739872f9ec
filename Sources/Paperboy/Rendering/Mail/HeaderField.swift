/// One field of a header, encoded and folded: its bytes are what goes on the wire.
///
/// Every initializer takes text from outside and none lets a line break, a control character or a line of more
/// than 998 octets through (RFC 5322 §2.1.1).
public struct HeaderField: Hashable, Sendable {
    /// Lines with an encoded word may have 76 octets (RFC 2047 §2), others should have 78 at most: one limit fits both.
    static let lineLimit = 76
    /// What cannot be folded may fill a line, with the blank before it, but no more.
    private static let atomLimit = 990

    public let name: HeaderName
    /// The lines of the field, each with its CRLF.
    public let bytes: [UInt8]

    /// Text for people, such as a subject; made one line before (``PlainText/line(_:)``).
    public init(_ name: HeaderName, text: String) {
        let line = PlainText.line(text)
        let words = line.isPlainHeaderText ? line.split(separator: " ").map(String.init) : nil
        self.init(name, atoms: words ?? EncodedWord.words(line, from: Self.column(after: name)))
    }

    /// Addresses with their names.
    public init(_ name: HeaderName, mailboxes: [Mailbox]) {
        let columns = [Self.column(after: name)] + mailboxes.dropFirst().map { _ in 1 }
        let atoms = zip(mailboxes, columns).map { $0.atoms(from: $1) }
        let separated = atoms.dropLast().map { $0.dropLast() + $0.suffix(1).map { $0 + "," } } + atoms.suffix(1)
        self.init(name, atoms: separated.flatMap(\.self))
    }

    /// Addresses of pages and mailboxes in angle brackets, such as `List-Unsubscribe` wants them (RFC 2369 §2).
    ///
    /// - Throws: ``MailAddressError/Reason/tooLong`` for one that does not fit a line.
    public init(_ name: HeaderName, uris: [String]) throws(MailAddressError) {
        let encoded = uris.map(MailURI.encoded)
        if let long = encoded.first(where: { $0.utf8.count > Self.atomLimit }) {
            throw MailAddressError(long, .tooLong)
        }
        self.init(name, atoms: encoded.enumerated().map { "<\($1)>" + ($0 + 1 == encoded.count ? "" : ",") })
    }

    /// The name of a list and its identifier (RFC 2919).
    public init(listID: String, under domain: String, called title: String) throws(MailAddressError) {
        let domain = try DomainName("\(listID).\(domain)")
        let phrase = HeaderPhrase.atoms(title, from: Self.column(after: .listID))
        self.init(.listID, atoms: phrase + ["<\(domain)>"])
    }

    /// A message identifier in angle brackets (RFC 5322 §3.6.4).
    ///
    /// - Parameter messageID: `left@right`, ASCII, no quotes needed.
    public init(messageID: String) throws(MailAddressError) {
        let sides = messageID.split(separator: "@", omittingEmptySubsequences: false)
        let isDotAtom = sides.allSatisfy { side in
            side.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.unicodeScalars.allSatisfy { $0.isASCII && $0.isAtomText }
            }
        }
        guard sides.count == 2 else { throw MailAddressError(messageID, .noAtSign) }
        guard isDotAtom else { throw MailAddressError(messageID, .localPart) }
        guard messageID.utf8.count <= 250 else { throw MailAddressError(messageID, .tooLong) }
        self.init(.messageID, atoms: ["<\(messageID)>"])
    }

    /// A value of the program's own making, to be folded at its blanks.
    init(_ name: HeaderName, value: String) {
        self.init(name, atoms: value.split(separator: " ").map(String.init))
    }

    private init(_ name: HeaderName, atoms: [String]) {
        var bytes = Array("\(name.rawValue):".utf8)
        var column = bytes.count
        for atom in atoms {
            if column + 1 + atom.utf8.count > Self.lineLimit {
                bytes += [0x0D, 0x0A]
                column = 0
            }
            bytes.append(0x20)
            bytes += atom.utf8
            column += 1 + atom.utf8.count
        }
        self.name = name
        self.bytes = bytes + [0x0D, 0x0A]
    }

    private static func column(after name: HeaderName) -> Int { name.rawValue.utf8.count + 2 }
}

extension String {
    /// Whether a header can show the text as it is: ASCII, single blanks, no word that a fold could not move and
    /// nothing that a reader would take for an encoded word.
    var isPlainHeaderText: Bool {
        utf8.allSatisfy { (0x20...0x7E).contains($0) } && !contains("=?")
            && utf8.split(separator: 0x20).allSatisfy { $0.count <= 60 }
    }
}
