import CCrypto

extension [UInt8] {
    /// Whether both hold the same bytes, in a time that does not tell where they differ. Their lengths are no secret.
    public func isEqualInConstantTime(to other: [UInt8]) -> Bool {
        count == other.count && CRYPTO_memcmp(self, other, count) == 0
    }
}
