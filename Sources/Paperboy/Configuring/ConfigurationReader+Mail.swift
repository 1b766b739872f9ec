import Foundation

extension ConfigurationReader {
    func mail(_ root: YAMLSection, newsletter: Newsletter) throws(YAMLError) -> MailDelivery? {
        guard let section = try root.section("mail") else { return nil }
        let example = "\"LLM Papers <news@example.com>\""
        let from = try mailbox(section, "from", try section.required("from", example: example))
        let bounces = try bounces(section)
        let rates = try rates(section, "rate")
        let delivery = MailDelivery(
            from: from,
            bounces: (bounces ?? from).address.description,
            tagsBounces: bounces != nil,
            dkim: try dkim(section),
            routes: try routes(section),
            connections: try section.int("connections", in: 1...64) ?? 4,
            rate: rates.last { $0.period < .seconds(3600) },
            quotas: rates.filter { $0.period >= .seconds(3600) },
            domainRates: try domainRates(section),
            embedsFigures: try choice(section, "figures", ["link": false, "embed": true]) ?? false,
            patience: try section.value("patience", expected: "a time such as `15m`", Duration.init(text:))
                ?? .seconds(900)
        )
        try section.finish()
        try checkSender(newsletter.sender, root)
        return delivery
    }

    /// The mailbox for bounces; without one they go to the sender's own, which may not take `name+anything`.
    private func bounces(_ section: YAMLSection) throws(YAMLError) -> Mailbox? {
        guard let text = try section.string("bounces") else { return nil }
        let mailbox = try mailbox(section, "bounces", text)
        let limit = ReturnPath.longestLocalPart
        guard mailbox.address.localPart.utf8.count <= limit else {
            let reason = "an address has 64 octets before the @, and `+` and what names issue and reader take the rest"
            throw section.error("bounces", "at most \(limit) octets may stand before the @: \(reason)")
        }
        return mailbox
    }

    /// The law of Japan, the EU and the US asks for the sender in every mail.
    private func checkSender(_ sender: Newsletter.Sender, _ root: YAMLSection) throws(YAMLError) {
        let required = [("name", sender.name), ("address", sender.address), ("contact", sender.contact)]
        for (key, value) in required where value.isEmpty {
            let section = try root.sectionOrEmpty("newsletter").sectionOrEmpty("sender")
            throw section.missing(key, example: "…; law asks for name, postal address and contact in every mail")
        }
    }

    private func mailbox(_ section: YAMLSection, _ key: String, _ text: String) throws(YAMLError) -> Mailbox {
        do {
            return try Mailbox(text)
        } catch {
            throw section.error(key, "\(error)")
        }
    }

    /// `dkim: {domain, selector, key-file}`, or a list of such: one key of each kind.
    private func dkim(_ section: YAMLSection) throws(YAMLError) -> [DKIMSettings] {
        var all: [DKIMSettings] = []
        for section in try section.sectionOrSections("dkim") {
            let settings = try dkimSettings(section)
            guard !all.contains(where: { $0.recordName == settings.recordName }) else {
                throw section.error(
                    "selector",
                    "`\(settings.recordName)` stands twice; each key needs its own selector"
                )
            }
            all.append(settings)
        }
        return all
    }

    private func dkimSettings(_ section: YAMLSection) throws(YAMLError) -> DKIMSettings {
        guard let domain = try domain(section) else { throw section.missing("domain", example: "example.com") }
        let selector = try section.value("selector", expected: "letters, digits and hyphens, such as `paperboy`") {
            DKIMSettings.isSelector($0) ? $0 : nil
        }
        guard let selector else { throw section.missing("selector", example: "paperboy") }
        guard let file = try path(section, "key-file") else { throw section.missing("key-file", example: "dkim.pem") }
        try section.finish()
        return DKIMSettings(domain: domain, selector: selector, keyFile: file)
    }
}
