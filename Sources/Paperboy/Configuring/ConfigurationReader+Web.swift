import Foundation

extension ConfigurationReader {
    /// The address of the web side, nil without one, how it is served, and the topics that older files list here.
    func web(
        _ root: YAMLSection,
        site: String
    ) throws(YAMLError) -> (url: String?, server: WebServerSettings, topics: [String]) {
        var server = WebServerSettings()
        server.origins = [Self.origin(of: site)].compactMap(\.self)
        guard let section = try root.section("web") else { return (nil, server, []) }
        let url = try webAddress(section, "url")
        if let (host, port) = try section.value("listen", expected: "an address such as 127.0.0.1:8080", Self.socket) {
            (server.host, server.port) = (host, port)
        }
        for text in try section.strings("trusted-proxies") {
            guard let range = NetworkRange(text) else {
                throw section.error(
                    "trusted-proxies",
                    "expected addresses such as 127.0.0.1 or 10.0.0.0/8, found `\(text)`"
                )
            }
            server.trustedProxies.append(range)
        }
        for text in try section.strings("origins") {
            guard let origin = Self.origin(of: text) else {
                throw section.error("origins", "expected origins such as https://blog.example.com, found `\(text)`")
            }
            server.origins.append(origin)
        }
        let topics = try section.strings("topics").map(PlainText.line)
        server.limits = try limits(try section.sectionOrEmpty("limits"))
        try section.finish()
        return (url, server, topics)
    }

    private func limits(_ section: YAMLSection) throws(YAMLError) -> SignUpLimits {
        var limits = SignUpLimits()
        func rate(_ key: String, _ fallback: Rate) throws(YAMLError) -> Rate {
            try section.value(key, expected: "a rate such as `5/h` or `200/d`", Rate.init) ?? fallback
        }
        limits.perClient = try rate("client", limits.perClient)
        limits.perNetwork = try rate("network", limits.perNetwork)
        limits.perDomain.count = try section.int("domain", in: 1...1_000_000) ?? limits.perDomain.count
        limits.letters.count = try section.int("letters", in: 1...1_000_000) ?? limits.letters.count
        try section.finish()
        return limits
    }

    /// Scheme, host and port, as browsers write them in `Origin`.
    private static func origin(of address: String) -> String? {
        address.lowercased().prefixMatch(of: /https?:\/\/[^\s\/<>"]+/).map { String($0.output) }
    }

    /// `127.0.0.1:8080`, `[::1]:8080`, `:8080`.
    private static func socket(_ text: String) -> (String, Int)? {
        guard let match = text.wholeMatch(of: /(\[[0-9a-fA-F:.]+\]|[^\s:\[\]]*):(\d{1,5})/), let port = Int(match.2),
            port < 65_536
        else { return nil }
        let host = match.1.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return (host.isEmpty ? "0.0.0.0" : host, port)
    }
}
