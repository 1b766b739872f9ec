public import Foundation

/// By what a user shows a server who they are; it never prints.
public enum SMTPProof: Equatable, Sendable {
    case password(String)
    /// An OAuth 2.0 access token, without `Bearer`.
    case token(String)
    /// A file with such a token. It is read anew for each connection: tokens last an hour or so, and a program of the
    /// operator's renews them.
    case tokenFile(URL)
}

extension SMTPProof: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<redacted>" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension SMTPProof {
    /// Why there is no token to log in with.
    struct Missing: Error {
        var words: String
    }

    /// The token as it is now; nil for a password.
    func token() throws(Missing) -> String? {
        switch self {
        case .password: return nil
        case .token(let text): return try Self.checked(text, from: "the OAuth token")
        case .tokenFile(let file):
            guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                throw Missing(words: "the OAuth token cannot be read from \(file.path)")
            }
            return try Self.checked(text, from: file.path)
        }
    }

    /// RFC 6750 §2.1 knows what a token is made of; anything else would break out of its place in the login.
    private static func checked(_ text: String, from source: String) throws(Missing) -> String {
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty else { throw Missing(words: "\(source) is empty") }
        guard token.wholeMatch(of: /[A-Za-z0-9\-._~+\/]+=*/) != nil else {
            throw Missing(words: "\(source) holds something that is no access token (RFC 6750)")
        }
        return token
    }
}
