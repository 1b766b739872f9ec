/// What libcrypto could not do, in its words or ours.
public struct CryptoError: Error, Equatable, CustomStringConvertible {
    public var reason: String

    init(_ reason: String) { self.reason = reason }

    /// What libcrypto says of this thread's newest error.
    static var last: CryptoError { CryptoError(CryptoLibrary.lastError) }

    public var description: String { reason }
}
