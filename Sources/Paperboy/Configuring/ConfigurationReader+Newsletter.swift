import Foundation

extension ConfigurationReader {
    func newsletter(_ section: YAMLSection) throws(YAMLError) -> (Newsletter, TimeZone, [EditionPlan]) {
        let letters = "letters a-z, digits and hyphens"
        guard let slug = try section.value("slug", expected: letters, IssueSlug.init(rawValue:)) else {
            throw section.missing("slug", example: "llm-papers")
        }
        guard let site = try webAddress(section, "site") else {
            throw section.missing("site", example: "https://blog.example.com/")
        }
        let editions = try editions(section)
        guard !editions.isEmpty else {
            throw section.missing("editions", example: "[{language: en, title: \"LLM Papers ({{date}})\"}]")
        }
        let zone = try section.value("time-zone", expected: "a zone such as Asia/Tokyo", TimeZone.init(identifier:))
        let newsletter = Newsletter(
            slug: slug.rawValue,
            domain: try domain(section) ?? URL(string: site)?.host() ?? "localhost",
            site: site,
            names: editions.map { ($0.language, $0.name) },
            sender: try sender(try section.sectionOrEmpty("sender"))
        )
        try section.finish()
        return (newsletter, zone ?? .gmt, editions)
    }

    private func editions(_ root: YAMLSection) throws(YAMLError) -> [EditionPlan] {
        var plans: [EditionPlan] = []
        for section in try root.sections("editions") {
            let plan = try edition(section)
            guard !plans.contains(where: { $0.language == plan.language }) else {
                throw section.error("language", "`\(plan.language)` stands twice; each language has one edition")
            }
            plans.append(plan)
        }
        return plans
    }

    func domain(_ section: YAMLSection) throws(YAMLError) -> String? {
        try section.value("domain", expected: "a domain such as blog.example.com") { text in
            (try? DomainName(text))?.description
        }
    }

    private func edition(_ section: YAMLSection) throws(YAMLError) -> EditionPlan {
        let tags = "a language tag such as `ja` or `en`"
        guard let language = try section.value("language", expected: tags, Language.init(rawValue:)) else {
            throw section.missing("language", example: "en")
        }
        let plan = EditionPlan(
            language: language,
            title: PlainText.line(try section.required("title", example: "\"LLM Papers ({{date}})\"")),
            tags: try section.strings("tags"),
            categories: try section.strings("categories")
        )
        try section.finish()
        return plan
    }

    private func sender(_ section: YAMLSection) throws(YAMLError) -> Newsletter.Sender {
        let sender = Newsletter.Sender(
            name: PlainText.line(try section.string("name") ?? ""),
            address: PlainText.line(try section.string("address") ?? ""),
            contact: PlainText.line(try section.string("contact") ?? "")
        )
        try section.finish()
        return sender
    }
}
