import Foundation

extension ConfigurationReader {
    /// `smtp:` is an address, or a list whose items are addresses or `{url, weight, password-file, oauth-token-file,
    /// ca-file, warm-up}`.
    ///
    /// What stands beside `smtp` (password or token, `ca-file`, `warm-up`) holds for the relays that have none of their
    /// own.
    func routes(_ section: YAMLSection) throws(YAMLError) -> [MailRoute] {
        let common = try warmUp(section)
        return try bareRoutes(section).map { route in
            var route = route
            route.warmUp = route.warmUp ?? common
            return route
        }
    }

    private func bareRoutes(_ section: YAMLSection) throws(YAMLError) -> [MailRoute] {
        let common = RelaySecrets(proof: try proof(section), authorities: try path(section, "ca-file"))
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
        var proof: SMTPProof?
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
        let own = RelaySecrets(proof: try proof(item), authorities: try path(item, "ca-file"))
        var secrets = secrets(for: address, common)
        secrets.proof = own.proof ?? secrets.proof
        secrets.authorities = own.authorities ?? secrets.authorities
        let route = MailRoute(
            try relay(address, item, "url", secrets),
            weight: try item.int("weight", in: 1...100) ?? 1,
            warmUp: try warmUp(item)
        )
        try item.finish()
        return route
    }

    /// A password (`password-file`) or an access token (`oauth-token-file`), which is read again for each connection.
    private func proof(_ section: YAMLSection) throws(YAMLError) -> SMTPProof? {
        let password = try secret(section, "password")
        let token = try secret(section, "oauth-token")
        guard let token else { return password.map { .password($0.value) } }
        let key = try section.string("oauth-token") == nil ? "oauth-token-file" : "oauth-token"
        guard password == nil else { throw section.error(key, "a relay has a password or an OAuth token, not both") }
        if key == "oauth-token-file", let file = try path(section, key) { return .tokenFile(file) }
        return .token(token.value)
    }

    /// A password for many is none for a relay that asks for no login.
    private func secrets(for address: String, _ common: RelaySecrets) -> RelaySecrets {
        let hasUser = URLComponents(string: address)?.user != nil
        return RelaySecrets(proof: hasUser ? common.proof : nil, authorities: common.authorities)
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
            var server = try SMTPServer(url: address, proof: secrets.proof)
            server.authorities = secrets.authorities
            return Relay(server: server)
        } catch {
            throw section.error(key, "\(error)")
        }
    }
}
