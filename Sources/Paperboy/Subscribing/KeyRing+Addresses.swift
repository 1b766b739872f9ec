extension KeyRing {
    /// By what an address that was erased can be known again, and by nobody else.
    func addressHash(_ address: EmailAddress) -> String {
        mac(Self.addressPurpose, fields: [Array(address.key.utf8)]).hexadecimal
    }

    /// The hashes by all keys that ever were.
    func addressHashes(_ address: EmailAddress) -> [String] {
        (1...max(1, signingID)).compactMap {
            mac(Self.addressPurpose, fields: [Array(address.key.utf8)], key: $0)?.hexadecimal
        }
    }

    private static let addressPurpose = "address"
}
