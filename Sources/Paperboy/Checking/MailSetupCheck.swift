/// Looks at what mail needs besides its issue: sender, relay, keys, DNS, the page to unsubscribe at.
struct MailSetupCheck {
    let configuration: Configuration
    let delivery: MailDelivery
    let world: World
    /// Neither relay nor name server nor web side is asked.
    let isOffline: Bool

    /// What would make an issue's mail fail, or readers wonder.
    func diagnoses() async -> [Diagnosis] {
        await relays() + signatures() + [wayOut, returnPath]
    }

    /// The same, and what receivers ask of a sender's domain; it does not change from one issue to the next.
    func diagnosesWithDomains() async -> [Diagnosis] { await diagnoses() + domains() }

    /// Mail that goes to a folder is signed as configured, and DNS is nobody's business yet.
    private var dns: DNSLookUp? {
        isOffline || delivery.isRepeatable ? nil : DNSLookUp(server: configuration.dns, ask: world.lookUp)
    }

    private var from: String { delivery.from.address.domain.description }

    private var bounces: String { delivery.bounces.split(separator: "@").last.map(String.init) ?? from }

    /// A relay that is of no use stops mail only where no other works.
    private func relays() async -> [Diagnosis] {
        var all: [Diagnosis] = []
        for route in delivery.routes { all.append(await relay(route.transport)) }
        guard all.contains(where: { $0.state == .ok }) else { return all }
        return all.map { relay in
            guard relay.state == .failure else { return relay }
            return .warning(relay.subject, relay.finding, "mend `mail.smtp`, user and password; others send meanwhile")
        }
    }

    private func relay(_ transport: any MailTransport) async -> Diagnosis {
        let subject = "relay \(transport.name)"
        // A folder can be looked at without a network.
        guard !isOffline || delivery.isRepeatable else { return .skipped(subject, "not asked") }
        do throws(SMTPError) {
            try await MailTrial(transport).probe()
            return .ok(subject, "takes mail from here")
        } catch {
            return .failure(subject, "\(error)", "mend `mail.smtp`, user and password; nothing is sent meanwhile")
        }
    }

    private func signatures() async -> [Diagnosis] {
        if delivery.dkim.isEmpty, delivery.isRepeatable {
            return [.skipped("dkim", "mail goes to a folder, unsigned")]
        }
        return await DKIMCheck(settings: delivery.dkim, from: from, dns: dns).diagnoses()
    }

    private func domains() async -> [Diagnosis] {
        guard let dns else {
            let reason = isOffline ? "not asked" : "mail goes to a folder; DNS was not asked"
            return [.skipped("dns", reason)]
        }
        return await DomainCheck(from: from, bounces: bounces, dns: dns).diagnoses()
    }

    private var wayOut: Diagnosis {
        let advice = "set `web.url` to the https address of `paperboy serve`"
        guard let web = configuration.web else {
            return .warning("unsubscribe", "by mail alone; Gmail and Yahoo ask for one click", advice)
        }
        guard web.hasPrefix("https://") else {
            return .warning("unsubscribe", "\(web) is not https, so there is no one-click unsubscribe", advice)
        }
        return .ok("unsubscribe", "one click at \(web), and by mail")
    }

    private var returnPath: Diagnosis {
        guard delivery.tagsBounces else {
            let advice = "set `mail.bounces` to a mailbox that takes name+anything@ too"
            return .warning("bounces", "all come to \(delivery.bounces) without saying whose they are", advice)
        }
        return .ok("bounces", "each message has a return path of its own below \(delivery.bounces)")
    }
}
