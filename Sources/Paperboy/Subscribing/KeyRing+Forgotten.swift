extension KeyRing {
    /// By what an address that was forgotten can be known again, and by nobody else.
    func addressHash(ofForgotten address: EmailAddress) -> String {
        Base32.text(of: mac(Self.forgottenPurpose, fields: [Array(address.key.utf8)]))
    }

    /// The hashes by all keys that ever were.
    func addressHashes(ofForgotten address: EmailAddress) -> [String] {
        (1...max(1, signingID)).compactMap { key in
            mac(Self.forgottenPurpose, fields: [Array(address.key.utf8)], key: key).map { Base32.text(of: $0) }
        }
    }

    private static let forgottenPurpose = "forgotten address"
}
