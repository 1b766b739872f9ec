import CCrypto

/// HMAC with SHA-256 (RFC 2104): what only the owner of a key can make.
public enum HMAC {
    /// The 32 bytes for a message.
    public static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256.size) { buffer, count in
            let result = CCrypto.HMAC(
                CryptoLibrary.sha256,
                key,
                Int32(key.count),
                message,
                message.count,
                buffer.baseAddress,
                nil
            )
            guard result != nil else { fatalError("HMAC failed: \(CryptoLibrary.lastError)") }
            count = SHA256.size
        }
    }
}
