import CCrypto

/// What all uses of libcrypto share: algorithms are looked up once, since OpenSSL 3 takes a lock for each look-up.
enum CryptoLibrary {
    /// The algorithm SHA-256; never freed and never changed, so that all threads may use it.
    nonisolated(unsafe) static let sha256: OpaquePointer = {
        guard let algorithm = EVP_MD_fetch(nil, "SHA256", nil) else {
            fatalError("libcrypto has no SHA-256: \(lastError)")
        }
        return algorithm
    }()

    /// What libcrypto says of this thread's newest error; forgets it and all before it.
    static var lastError: String {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        return ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code) of libcrypto"
    }
}
