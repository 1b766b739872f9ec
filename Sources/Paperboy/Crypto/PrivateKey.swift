import CCrypto

/// A private key that signs: RSA or Ed25519. Read once, used by any number of threads.
public final class PrivateKey: @unchecked Sendable {
    // Not checked: OpenSSL's keys are safe to share between threads as long as nobody changes them, and nobody can.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case rsa
        case ed25519
    }

    public let kind: Kind
    /// The size of the modulus for RSA; 256 for Ed25519.
    public let bits: Int
    private let raw: OpaquePointer

    private init(owning raw: OpaquePointer) throws(CryptoError) {
        if EVP_PKEY_is_a(raw, "RSA") == 1 {
            kind = .rsa
        } else if EVP_PKEY_is_a(raw, "ED25519") == 1 {
            kind = .ed25519
        } else {
            EVP_PKEY_free(raw)
            throw CryptoError("the key is neither RSA nor Ed25519")
        }
        self.raw = raw
        bits = Int(EVP_PKEY_get_bits(raw))
    }

    deinit { EVP_PKEY_free(raw) }

    /// Reads a file that begins with `-----BEGIN PRIVATE KEY-----` or `-----BEGIN RSA PRIVATE KEY-----`.
    public convenience init(pem: [UInt8]) throws(CryptoError) {
        let key = pem.withUnsafeBytes { bytes -> OpaquePointer? in
            // The buffer is read in place, so all of its use is in here.
            guard let file = BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count)) else { return nil }
            defer { BIO_free(file) }
            // No password: without a function of our own OpenSSL would ask for it at the terminal.
            return PEM_read_bio_PrivateKey(file, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let key else {
            let words = CryptoLibrary.lastError
            if String(decoding: pem, as: UTF8.self).contains("ENCRYPTED") {
                throw CryptoError("the key is encrypted; `openssl pkey -in FILE -out NEW` writes it without a password")
            }
            throw CryptoError("there is no private key in PEM form (-----BEGIN PRIVATE KEY-----): \(words)")
        }
        try self.init(owning: key)
    }

    /// Makes a new key with the library's own randomness.
    /// - Parameter bits: for RSA.
    public static func generate(_ kind: Kind, bits: Int = 2048) throws(CryptoError) -> PrivateKey {
        let algorithm = kind == .rsa ? EVP_PKEY_RSA : EVP_PKEY_ED25519
        guard let context = EVP_PKEY_CTX_new_id(algorithm, nil) else { throw .last }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_keygen_init(context) == 1 else { throw .last }
        if kind == .rsa, EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(bits)) != 1 { throw .last }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen(context, &key) == 1, let key else { throw .last }
        return try PrivateKey(owning: key)
    }
}

// MARK: Signing

extension PrivateKey {
    /// Signs a SHA-256 digest: RSASSA-PKCS1-v1_5 (RFC 8017 §8.2), or Ed25519 with the digest as the message
    /// (RFC 8463 §3).
    public func signature(of digest: [UInt8]) throws(CryptoError) -> [UInt8] {
        switch kind {
        case .rsa: try rsaSignature(of: digest)
        case .ed25519: try ed25519Signature(of: digest)
        }
    }

    private func rsaSignature(of digest: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let context = EVP_PKEY_CTX_new(raw, nil) else { throw .last }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_sign_init(context) == 1, EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1,
            EVP_PKEY_CTX_set_signature_md(context, CryptoLibrary.sha256) == 1
        else { throw .last }
        return try Self.filled((bits + 7) / 8) { buffer, count in
            EVP_PKEY_sign(context, buffer, &count, digest, digest.count)
        }
    }

    private func ed25519Signature(of digest: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw .last }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestSignInit(context, nil, nil, nil, raw) == 1 else { throw .last }
        return try Self.filled(64) { buffer, count in
            EVP_DigestSign(context, buffer, &count, digest, digest.count)
        }
    }

    private static func filled(
        _ capacity: Int,
        _ work: (UnsafeMutablePointer<UInt8>?, inout Int) -> Int32
    ) throws(CryptoError) -> [UInt8] {
        var result: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var size = capacity
            result = work(buffer.baseAddress, &size)
            count = result == 1 ? size : 0
        }
        guard result == 1 else { throw .last }
        return bytes
    }
}

// MARK: Forms

extension PrivateKey {
    /// PKCS #8 in PEM, as ``init(pem:)`` reads it.
    public func pem() throws(CryptoError) -> [UInt8] {
        guard let file = BIO_new(BIO_s_mem()) else { throw .last }
        defer { BIO_free(file) }
        guard PEM_write_bio_PrivateKey(file, raw, nil, nil, 0, nil, nil) == 1 else { throw .last }
        var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(file))
        guard BIO_read(file, &bytes, Int32(bytes.count)) == bytes.count else { throw .last }
        return bytes
    }

    /// The public half as DKIM's records carry it: SubjectPublicKeyInfo for RSA (RFC 6376 §3.6.1), the 32 bytes alone
    /// for Ed25519 (RFC 8463 §4).
    public func publicKey() throws(CryptoError) -> [UInt8] {
        switch kind {
        case .ed25519:
            return try Self.filled(32) { buffer, count in EVP_PKEY_get_raw_public_key(raw, buffer, &count) }
        case .rsa:
            let size = i2d_PUBKEY(raw, nil)
            guard size > 0 else { throw .last }
            return try Self.filled(Int(size)) { buffer, count in
                var end = buffer
                count = Int(i2d_PUBKEY(raw, &end))
                return count > 0 ? 1 : 0
            }
        }
    }
}
