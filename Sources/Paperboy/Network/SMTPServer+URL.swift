import Foundation

extension SMTPServer {
    /// An address that names no SMTP server.
    public struct InvalidURL: Error, Equatable, CustomStringConvertible {
        public var url: String
        public var reason: String

        public var description: String { "\(url): \(reason)" }
    }

    /// Reads `smtp://[user@]host[:port][/own.name]` or the same with `smtps:`.
    ///
    /// Without a port, 587 and 465 (RFC 6409, RFC 8314), and 25 on this machine.
    /// - Parameters:
    ///   - proof: that of the user in the address; a password in the address itself is refused.
    ///   - ownName: the name for EHLO where the address has no path.
    public init(url: String, proof: SMTPProof? = nil, ownName: String = "localhost") throws(InvalidURL) {
        let parts = try Self.parts(of: url)
        guard let scheme = parts.scheme.flatMap({ Scheme(rawValue: $0.lowercased()) }) else {
            throw InvalidURL(url: url, reason: "must begin with smtp:// or smtps://")
        }
        guard let host = parts.host.map({ $0.trimmingCharacters(in: ["[", "]"]) }),
            host.wholeMatch(of: /[A-Za-z0-9._:-]+/) != nil
        else { throw InvalidURL(url: url, reason: "names no host") }
        self.init(scheme: scheme, host: host, port: 0, credentials: try Self.credentials(parts, proof, url))
        port = parts.port ?? (scheme == .smtps ? 465 : isLoopback ? 25 : 587)
        self.ownName = parts.path.count > 1 ? String(parts.path.dropFirst()) : ownName
        guard (1...65_535).contains(port) else { throw InvalidURL(url: url, reason: "the port is not 1 to 65535") }
        guard self.ownName.wholeMatch(of: /[A-Za-z0-9._:\[\]-]+/) != nil else {
            throw InvalidURL(url: url, reason: "\"\(self.ownName)\" is no name to greet a server with")
        }
    }

    public init(url: String, password: String?, ownName: String = "localhost") throws(InvalidURL) {
        try self.init(url: url, proof: password.map(SMTPProof.password), ownName: ownName)
    }

    private static func parts(of url: String) throws(InvalidURL) -> URLComponents {
        guard let parts = URLComponents(string: url) else {
            throw InvalidURL(url: url, reason: "is not an address; write smtp://host:port")
        }
        guard parts.password == nil else {
            var shown = parts
            shown.password = nil
            throw InvalidURL(
                url: shown.string ?? "smtp:",
                reason: "keep the password out of the address; give it in a file or "
                    + "an environment variable"
            )
        }
        guard parts.query == nil, parts.fragment == nil else {
            throw InvalidURL(url: url, reason: "has more than host, port and the name for EHLO")
        }
        return parts
    }

    private static let form = "write smtp://user@host"

    private static func credentials(
        _ parts: URLComponents,
        _ proof: SMTPProof?,
        _ url: String
    ) throws(InvalidURL) -> SMTPCredentials? {
        switch (parts.user, proof) {
        case (let user?, let proof?) where !user.isEmpty: return SMTPCredentials(user: user, proof: proof)
        case (nil, nil): return nil
        case (nil, .password): throw InvalidURL(url: url, reason: "there is a password but no user; \(form)")
        case (nil, _): throw InvalidURL(url: url, reason: "there is an OAuth token but no user; \(form)")
        default: throw InvalidURL(url: url, reason: "names a user, but there is no password and no OAuth token")
        }
    }
}
