extension ConfigurationReader {
    /// One rate, or a list. Of `mail.rate`, those below an hour space messages, the others are quotas.
    func rates(_ section: YAMLSection, _ key: String) throws(YAMLError) -> [Rate] {
        try section.strings(key).map { (text) throws(YAMLError) in
            guard let rate = Rate(text) else {
                throw section.error(key, "expected rates such as `10/s`, `500/h` or `2000/d`, not `\(text)`")
            }
            return rate
        }
    }

    /// `domain-rate: 1000/h` for each domain by itself, or `{default: 1000/h, gmail.com: [20/s, 5000/h]}`.
    func domainRates(_ mail: YAMLSection) throws(YAMLError) -> DomainRates {
        let key = "domain-rate"
        if mail.isText(key) || mail.isList(key) { return DomainRates(others: try rates(mail, key)) }
        guard let section = try mail.section(key) else { return DomainRates() }
        var all = DomainRates()
        for name in section.keys {
            let rates = try rates(section, name)
            if name == "default" {
                all.others = rates
                continue
            }
            guard let domain = try? DomainName(name), domain.description.contains(".") else {
                throw section.error(name, "expected `default` or a domain such as gmail.com")
            }
            guard all.byDomain.updateValue(rates, forKey: domain.description) == nil else {
                throw section.error(name, "`\(domain)` stands twice")
            }
        }
        return all
    }

    /// `warm-up: {start: 2026-12-01, first-day: 200, factor: 1.5, until: 50000}`
    func warmUp(_ parent: YAMLSection) throws(YAMLError) -> WarmUp? {
        guard let section = try parent.section("warm-up") else { return nil }
        let start = try section.value("start", expected: "a day such as `2026-12-01`", CalendarDate.init(_:))
        guard let start else { throw section.missing("start", example: "2026-12-01") }
        guard let first = try section.int("first-day", in: 1...1_000_000) else {
            throw section.missing("first-day", example: "200")
        }
        let factor = try section.value("factor", expected: "a number over 1, up to 10, such as `1.5`") { text in
            Double(text).flatMap { $0 > 1 && $0 <= 10 ? $0 : nil }
        }
        guard let until = try section.int("until", in: 1...100_000_000) else {
            throw section.missing("until", example: "50000")
        }
        guard until > first else { throw section.error("until", "expected more than `first-day`, found `\(until)`") }
        try section.finish()
        return WarmUp(start: start, firstDay: first, factor: factor ?? 1.5, until: until)
    }
}
