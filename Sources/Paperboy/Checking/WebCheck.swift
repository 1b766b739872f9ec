import Foundation

/// Looks whether the web side can work as it is configured, and whether it answers.
struct WebCheck {
    let configuration: Configuration
    let world: World
    let isOffline: Bool

    func diagnoses() async -> [Diagnosis] {
        guard let web = configuration.web, let url = URL(string: web) else { return [] }
        return [letters, proxy(url)].compactMap(\.self) + [await answer(web, url)]
    }

    private var letters: Diagnosis? {
        guard configuration.mail == nil else { return nil }
        let advice = "add `mail:`; without it `paperboy serve` does not start"
        return .failure("web", "nobody can be sent a letter to confirm", advice)
    }

    /// Limits on letters that leave count by client: behind a proxy that is not believed all readers are one.
    private func proxy(_ url: URL) -> Diagnosis? {
        let server = configuration.webServer
        let isBehindProxy = url.scheme == "https" && NetworkAddress(server.host)?.isLoopback == true
        let isMailing = configuration.mail?.isRepeatable == false
        guard isBehindProxy, isMailing, server.trustedProxies.isEmpty else { return nil }
        let finding = "all readers seem to be the proxy, and limits on forms hold for them together"
        return .warning("web", finding, "set `web.trusted-proxies`, such as [127.0.0.1]")
    }

    private func answer(_ web: String, _ url: URL) async -> Diagnosis {
        guard !isOffline else { return .skipped("web", "not asked") }
        do throws(HTTPError) {
            _ = try await world.ask(HTTPRequest(method: "HEAD", url: url))
            return .ok("web", "\(web) answers")
        } catch {
            return .warning("web", "\(error)", "readers cannot unsubscribe there; start `paperboy serve`")
        }
    }
}
