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
        server.trustedProxies = try list(
            section,
            "trusted-proxies",
            expected: "addresses such as 127.0.0.1 or 10.0.0.0/8",
            NetworkRange.init
        )
        server.origins += try list(
            section,
            "origins",
            expected: "origins such as https://blog.example.com",
            Self.origin
        )
        let topics = try section.strings("topics").map(PlainText.line)
        server.limits = try limits(try section.sectionOrEmpty("limits"))
        server.retention = try retention(try section.sectionOrEmpty("retention"))
        server.checksDomains = try section.bool("check-domains")
        try section.finish()
        return (url, server, topics)
    }

    private func list<Value>(
        _ section: YAMLSection,
        _ key: String,
        expected: String,
        _ read: (String) -> Value?
    ) throws(YAMLError) -> [Value] {
        try section.strings(key).map { (text) throws(YAMLError) in
            guard let value = read(text) else { throw section.error(key, "expected \(expected), found `\(text)`") }
            return value
        }
    }

    private func retention(_ section: YAMLSection) throws(YAMLError) -> Retention {
        var retention = Retention()
        func time(_ key: String, _ fallback: Duration) throws(YAMLError) -> Duration {
            // Limits look back a day.
            try section.value(key, expected: "a day or more, such as `30d` or `3y`") { text in
                Duration(text: text).flatMap { $0 >= .seconds(86_400) ? $0 : nil }
            } ?? fallback
        }
        retention.signUps = try time("sign-ups", retention.signUps)
        retention.networks = try time("networks", retention.networks)
        retention.consents = try time("consents", retention.consents)
        try section.finish()
        return retention
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
