import Foundation

/// The address of a page as the identity of what stands there: one form for the ways in which feeds write it.
public struct PageAddress: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    /// Scheme and host in lower case; without fragment, default port, and the parameters that tell who sent a reader
    /// (`utm_source` and its like). Nil for what is no web address.
    public init?(rawValue: String) {
        guard var parts = URLComponents(string: rawValue), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty
        else { return nil }
        parts.scheme = scheme
        parts.host = host
        parts.fragment = nil
        if parts.port == (scheme == "https" ? 443 : 80) { parts.port = nil }
        let meaningful = parts.percentEncodedQueryItems?.filter { !$0.name.lowercased().hasPrefix("utm_") } ?? []
        parts.percentEncodedQueryItems = meaningful.isEmpty ? nil : meaningful
        if parts.path.isEmpty { parts.path = "/" }
        guard let text = parts.string else { return nil }
        self.rawValue = text
    }
}
