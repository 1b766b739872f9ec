public import Foundation

/// Where mail is handed in.
public struct SMTPServer: Equatable, Sendable {
    public enum Scheme: String, Sendable {
        /// Plain at first; STARTTLS follows unless the server is on this machine.
        case smtp
        /// TLS from the first byte (RFC 8314).
        case smtps
    }

    public var scheme: Scheme
    /// A name or an address; an IPv6 address without brackets.
    public var host: String
    public var port: Int
    /// The name that we give ourselves in EHLO: a full domain name, or an address in brackets (RFC 5321 §4.1.1.1).
    public var ownName: String
    public var credentials: SMTPCredentials?
    /// Certificates in PEM that are trusted in place of the system's: of a relay with an authority of its own.
    public var authorities: URL?

    public init(
        scheme: Scheme = .smtp,
        host: String,
        port: Int,
        ownName: String = "localhost",
        credentials: SMTPCredentials? = nil,
        authorities: URL? = nil
    ) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.ownName = ownName
        self.credentials = credentials
        self.authorities = authorities
    }

    /// Whether the server is on this machine: there, and only there, TLS is not required.
    public var isLoopback: Bool {
        host.lowercased() == "localhost" || host == "::1" || host.wholeMatch(of: /127(\.\d{1,3}){3}/) != nil
    }

    /// Whether a connection may not be used without TLS.
    public var requiresTLS: Bool { scheme == .smtps || !isLoopback }

    /// The address as libcurl wants it, which takes the EHLO name from the path.
    var url: String {
        "\(scheme.rawValue)://\(host.contains(":") ? "[\(host)]" : host):\(port)/\(ownName)"
    }
}

extension SMTPServer: CustomStringConvertible {
    public var description: String { "\(host):\(port)" }
}
