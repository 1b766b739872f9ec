import Foundation

extension HTTPRequest {
    /// Fields that may be shown to another server. An API key is not among them.
    private static let harmlessFields: Set = [
        "accept", "accept-language", "content-type", "if-modified-since", "if-none-match",
    ]

    /// The request that follows a redirect (RFC 9110 §15.4).
    ///
    /// Another origin gets harmless header fields only: libcurl's own redirects would hand it `x-api-key` too.
    /// - Throws: when `target` is neither http nor https.
    func redirected(to target: URL, status: Int) throws(HTTPError) -> HTTPRequest {
        guard let scheme = target.scheme?.lowercased(), ["http", "https"].contains(scheme) else {
            throw HTTPError(url: url, reason: .unreachable("redirects to \(target), which is not followed"))
        }
        var next = self
        next.url = target
        if turnsIntoGet(status) {
            next.method = "GET"
            next.body = nil
        }
        if target.origin != url.origin {
            next.headers = headers.filter { Self.harmlessFields.contains($0.key.lowercased()) }
        }
        return next
    }

    private func turnsIntoGet(_ status: Int) -> Bool {
        status == 303 && method != "HEAD" || [301, 302].contains(status) && method == "POST"
    }
}

extension URL {
    /// Scheme, host and port: what has to be the same for two addresses to belong to one server.
    var origin: String {
        let scheme = scheme?.lowercased() ?? ""
        return "\(scheme)://\(host()?.lowercased() ?? ""):\(port ?? (scheme == "https" ? 443 : 80))"
    }
}
