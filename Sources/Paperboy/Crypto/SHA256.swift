import CCrypto

/// SHA-256 over bytes that come in pieces (FIPS 180-4).
///
/// ```swift
/// var hash = SHA256()
/// hash.update(with: header)
/// hash.update(with: body)
/// let digest = hash.finish()
/// ```
public struct SHA256: ~Copyable {
    /// How many bytes a digest has.
    public static let size = 32

    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex2(context, CryptoLibrary.sha256, nil) == 1 else {
            fatalError("SHA-256 cannot begin: \(CryptoLibrary.lastError)")
        }
        self.context = context
    }

    private init(owning context: OpaquePointer) { self.context = context }

    deinit { EVP_MD_CTX_free(context) }

    public mutating func update(with bytes: [UInt8]) {
        bytes.withUnsafeBytes { update(with: $0) }
    }

    public mutating func update(with bytes: UnsafeRawBufferPointer) {
        guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
            fatalError("SHA-256 cannot go on: \(CryptoLibrary.lastError)")
        }
    }

    /// The same state once more: what many messages begin with is hashed once.
    public func copy() -> SHA256 {
        guard let other = EVP_MD_CTX_new(), EVP_MD_CTX_copy_ex(other, context) == 1 else {
            fatalError("SHA-256 cannot be copied: \(CryptoLibrary.lastError)")
        }
        return SHA256(owning: other)
    }

    /// The digest of all that was given.
    public consuming func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
            guard EVP_DigestFinal_ex(context, buffer.baseAddress, nil) == 1 else {
                fatalError("SHA-256 cannot end: \(CryptoLibrary.lastError)")
            }
            count = Self.size
        }
    }
}

extension SHA256 {
    /// The digest of bytes that are at hand.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard EVP_Digest(bytes, bytes.count, buffer.baseAddress, nil, CryptoLibrary.sha256, nil) == 1 else {
                fatalError("SHA-256 failed: \(CryptoLibrary.lastError)")
            }
            count = size
        }
    }
}
