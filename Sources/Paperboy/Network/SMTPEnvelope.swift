/// Who sends a message and who gets it, as the server is told: not what the header says.
public struct SMTPEnvelope: Equatable, Sendable {
    /// An address that cannot stand in a command.
    public struct InvalidAddress: Error, Equatable, CustomStringConvertible {
        public var address: String
        public var reason: String

        public var description: String { "\(address.debugDescription) is no address: \(reason)" }
    }

    /// Where bounces go; empty for a message that must not bounce (RFC 5321 §4.5.5).
    public let sender: String
    public let recipient: String

    /// - Throws: ``InvalidAddress`` before a byte leaves: a line break in an address would be a command of its own.
    public init(from sender: String, to recipient: String) throws(InvalidAddress) {
        if !sender.isEmpty { try Self.check(sender) }
        try Self.check(recipient)
        self.sender = sender
        self.recipient = recipient
    }

    /// Whether an address needs the extension SMTPUTF8 (RFC 6531).
    var isInternational: Bool { !(sender + recipient).utf8.allSatisfy { $0 < 0x80 } }

    private static func check(_ address: String) throws(InvalidAddress) {
        if address.isPlainAddress { return }
        guard let at = address.lastIndex(of: "@"), at != address.startIndex,
            address.index(after: at) != address.endIndex
        else { throw InvalidAddress(address: address, reason: "it is not of the form name@domain") }
        guard address.utf8.count <= 254 else {
            throw InvalidAddress(address: address, reason: "it is longer than 254 bytes")  // RFC 5321 §4.5.3.1.3
        }
        let isUnfit = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                || "<>".unicodeScalars.contains(scalar)
        }
        guard !address.unicodeScalars.contains(where: isUnfit) else {
            throw InvalidAddress(address: address, reason: "it has a blank, a control character, < or >")
        }
    }
}
