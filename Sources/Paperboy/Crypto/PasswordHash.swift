import CCrypto

/// A password as it is kept: scrypt with a salt of its own (RFC 7914). N = 2^15, r = 8, p = 1: 32 MB and some 50 ms a
/// try.
public struct PasswordHash: Equatable, Sendable {
    static let saltSize = 16
    private static let size = 32

    let salt: [UInt8]
    let hash: [UInt8]

    init(salt: [UInt8], hash: [UInt8]) {
        self.salt = salt
        self.hash = hash
    }

    /// - Parameter salt: 16 random bytes.
    /// - Throws: ``CryptoError`` when libcrypto fails, for want of memory say.
    public init(of password: String, salt: [UInt8]) throws(CryptoError) {
        self.init(salt: salt, hash: try Self.scrypt(password, salt))
    }

    public func matches(_ password: String) throws(CryptoError) -> Bool {
        try Self.scrypt(password, salt).isEqualInConstantTime(to: hash)
    }

    private static func scrypt(_ password: String, _ salt: [UInt8]) throws(CryptoError) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: size)
        let text = Array(password.utf8).map { CChar(bitPattern: $0) }
        let result = EVP_PBE_scrypt(text, text.count, salt, salt.count, 1 << 15, 8, 1, 64 << 20, &output, size)
        guard result == 1 else { throw CryptoError("scrypt failed: \(CryptoLibrary.lastError)") }
        return output
    }
}
