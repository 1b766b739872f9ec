/// A domain that signs, the name of its key, and the key.
public struct DKIMIdentity: Sendable {
    public let domain: String
    public let selector: String
    public let key: PrivateKey

    public init(domain: String, selector: String, key: PrivateKey) {
        self.domain = domain
        self.selector = selector
        self.key = key
    }

    /// The name of the algorithm in signatures (RFC 6376 §3.3, RFC 8463 §3).
    var algorithm: String {
        switch key.kind {
        case .rsa: "rsa-sha256"
        case .ed25519: "ed25519-sha256"
        }
    }

    /// The text of the DNS record that the signature is verified by (RFC 6376 §3.6.1).
    public func record() throws(CryptoError) -> DKIMRecord { DKIMRecord(kind: key.kind, key: try key.publicKey()) }
}
