import Foundation

/// An IMAP folder and who reads it.
public struct IMAPServer: Equatable, Sendable {
    /// An address that names no IMAP folder.
    public struct InvalidURL: Error, Equatable, CustomStringConvertible {
        public var url: String
        public var reason: String

        public var description: String { "\(url): \(reason)" }
    }

    /// `imap`, where STARTTLS follows unless the server is on this machine, or `imaps`.
    public var scheme: String
    public var host: String
    public var port: Int
    public var folder: String
    public var user: String
    /// Never printed.
    public var password: String

    /// Reads `imaps://user@host[:port][/Folder]`; without a folder INBOX.
    public init(url: String, password: String?) throws(InvalidURL) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["imap", "imaps"].contains(scheme)
        else { throw InvalidURL(url: url, reason: "must begin with imaps:// or imap://") }
        guard parts.password == nil else {
            throw InvalidURL(
                url: "\(scheme)://…",
                reason: "keep the password out of the address; give it in a file or an environment variable"
            )
        }
        guard let host = parts.host?.trimmingCharacters(in: ["[", "]"]), host.wholeMatch(of: /[A-Za-z0-9._:-]+/) != nil
        else { throw InvalidURL(url: url, reason: "names no host") }
        guard let user = parts.user, !user.isEmpty else {
            throw InvalidURL(
                url: url,
                reason: "names no user; write \(scheme)://user@\(host)/INBOX (an @ in the name as %40)"
            )
        }
        guard let password else {
            throw InvalidURL(url: url, reason: "there is no password; set PAPERBOY_MAILBOX_PASSWORD or password-file")
        }
        self.scheme = scheme
        self.host = host
        self.user = user
        self.password = password
        port = parts.port ?? (scheme == "imaps" ? 993 : 143)
        folder = parts.path.count > 1 ? String(parts.path.dropFirst()) : "INBOX"
        guard (1...65_535).contains(port) else { throw InvalidURL(url: url, reason: "the port is not 1 to 65535") }
        guard Self.isPlain(folder) else {
            throw InvalidURL(url: url, reason: "a folder's name has letters, digits, blanks and . _ - / alone")
        }
    }

    /// What needs no quoting inside a command but quotes around it.
    static func isPlain(_ folder: String) -> Bool { folder.wholeMatch(of: /[A-Za-z0-9 ._\-\/]{1,128}/) != nil }

    /// Whether the server is on this machine: there, and only there, TLS is not required.
    var isLoopback: Bool {
        host.lowercased() == "localhost" || host == "::1" || host.wholeMatch(of: /127(\.\d{1,3}){3}/) != nil
    }

    /// The folder's address for libcurl, without user and password.
    var address: String {
        let name = folder.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? folder
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)/\(name)"
    }

    /// By what the database knows the folder again.
    var source: String { "imap:\(user)@\(host):\(port)/\(folder)" }
}

extension IMAPServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(user)@\(host):\(port)/\(folder)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
