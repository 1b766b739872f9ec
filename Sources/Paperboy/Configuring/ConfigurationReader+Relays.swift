import Foundation

extension ConfigurationReader {
    /// `smtp:` is an address, or a list whose items are addresses or `{url, weight, password-file, ca-file}`.
    ///
    /// `password` and `ca-file` beside `smtp` hold for the relays that have none of their own.
    func routes(_ section: YAMLSection) throws(YAMLError) -> [MailRoute] {
        let common = RelaySecrets(password: try secret(section, "password"), authorities: try path(section, "ca-file"))
        let addresses = section.isText("smtp") ? try section.strings("smtp") : []
        if addresses.count == 1 { return [try only(addresses[0], section, common)] }
        if addresses.count > 1 { return try routes(addresses, section, common) }
        var routes: [MailRoute] = []
        for item in try section.sections("smtp", orTextsAs: "url") {
            let route = try route(item, common)
            guard !routes.contains(where: { $0.transport.name == route.transport.name }) else {
                throw item.error("url", "\(route.transport.name) stands twice; give it a weight instead")
            }
            routes.append(route)
        }
        return routes.isEmpty ? [MailRoute(Outbox(folder: file("outbox")))] : routes
    }

    /// What a relay is used with besides its address.
    private struct RelaySecrets {
        var password: Secret?
        var authorities: URL?
    }

    private func only(_ address: String, _ section: YAMLSection, _ secrets: RelaySecrets) throws(YAMLError) -> MailRoute
    {
        if address.hasPrefix("outbox:") { return MailRoute(Outbox(folder: file(String(address.dropFirst(7))))) }
        return MailRoute(try relay(address, section, "smtp", secrets))
    }

    /// Several addresses in one variable of the environment.
    private func routes(
        _ addresses: [String],
        _ section: YAMLSection,
        _ common: RelaySecrets
    ) throws(YAMLError) -> [MailRoute] {
        guard Set(addresses).count == addresses.count else { throw section.error("smtp", "an address stands twice") }
        return try addresses.map { (address) throws(YAMLError) in
            MailRoute(try relay(address, section, "smtp", secrets(for: address, common)))
        }
    }

    private func route(_ item: YAMLSection, _ common: RelaySecrets) throws(YAMLError) -> MailRoute {
        let address = try item.required("url", example: "smtp://user@relay.example.com:587")
        let own = RelaySecrets(password: try secret(item, "password"), authorities: try path(item, "ca-file"))
        var secrets = secrets(for: address, common)
        secrets.password = own.password ?? secrets.password
        secrets.authorities = own.authorities ?? secrets.authorities
        let route = MailRoute(
            try relay(address, item, "url", secrets),
            weight: try item.int("weight", in: 1...100) ?? 1
        )
        try item.finish()
        return route
    }

    /// A password for many is none for a relay that asks for no login.
    private func secrets(for address: String, _ common: RelaySecrets) -> RelaySecrets {
        let hasUser = URLComponents(string: address)?.user != nil
        return RelaySecrets(password: hasUser ? common.password : nil, authorities: common.authorities)
    }

    private func relay(
        _ address: String,
        _ section: YAMLSection,
        _ key: String,
        _ secrets: RelaySecrets
    ) throws(YAMLError) -> Relay {
        guard !address.hasPrefix("outbox:") else {
            throw section.error(
                key,
                "`\(address)` cannot share mail with relays; it stands alone, as `smtp: \(address)`"
            )
        }
        do {
            var server = try SMTPServer(url: address, password: secrets.password?.value)
            server.authorities = secrets.authorities
            return Relay(server: server)
        } catch {
            throw section.error(key, "\(error)")
        }
    }
}
