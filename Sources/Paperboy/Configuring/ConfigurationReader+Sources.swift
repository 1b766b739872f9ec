import Foundation

extension ConfigurationReader {
    func sources(_ section: YAMLSection) throws(YAMLError) -> SourceSettings {
        let settings = SourceSettings(
            arxiv: try section.section("arxiv").map(arxiv),
            semanticScholar: try section.section("semantic-scholar").map(semanticScholar),
            huggingFace: try section.section("hugging-face").map(huggingFace),
            feeds: try feeds(section),
            windowDays: try window(section),
            alarmDays: try section.int("alarm", in: 1...60) ?? 3,
            pauses: try pauses(section)
        )
        try section.finish()
        return settings
    }

    private func arxiv(_ section: YAMLSection) throws(YAMLError) -> SourceSettings.Arxiv {
        // Another endpoint is a mirror or a test: then arXiv itself is asked only where the file says so.
        let isArxiv = try section.string("endpoint") == nil
        let settings = SourceSettings.Arxiv(
            endpoint: try endpoint(section, default: "https://export.arxiv.org/api/query"),
            announcements: try optionalURL(section, "announcements", isArxiv ? "https://rss.arxiv.org/atom" : "none"),
            archive: try optionalURL(section, "oai", isArxiv ? "https://oaipmh.arxiv.org/oai" : "none"),
            categories: try categories(section),
            query: try section.string("query") ?? "",
            limit: try section.int("limit", in: 1...30_000) ?? 300
        )
        guard !settings.categories.isEmpty || !settings.query.isEmpty || settings.endpoint.isFileURL else {
            throw section.missing("categories", example: "[cs.CL, cs.AI]")
        }
        try section.finish()
        return settings
    }

    private func categories(_ section: YAMLSection) throws(YAMLError) -> [ArxivCategory] {
        var categories: [ArxivCategory] = []
        for text in try section.strings("categories") {
            guard let category = ArxivCategory(text) else {
                let advice = ArxivCategory.advice(for: text)
                throw section.error("categories", "arXiv has no category `\(text)`; \(advice)")
            }
            if !categories.contains(category) { categories.append(category) }
        }
        return categories
    }

    private func semanticScholar(_ section: YAMLSection) throws(YAMLError) -> SourceSettings.SemanticScholar {
        let searches = SemanticScholarSearch.allCases.reduce(into: [:]) { $0[$1.rawValue] = $1 }
        let settings = SourceSettings.SemanticScholar(
            endpoint: try endpoint(section, default: "https://api.semanticscholar.org/graph/v1"),
            query: try section.string("query"),
            search: try choice(section, "search", searches) ?? .relevance,
            limit: try section.int("limit", in: 1...1000) ?? 100,
            enriches: try section.bool("enrich") ?? true,
            key: try secret(section, "key")
        )
        guard settings.query != nil || settings.enriches else {
            throw section.missing("query", example: "\"large language model\"")
        }
        try section.finish()
        return settings
    }

    private func feeds(_ section: YAMLSection) throws(YAMLError) -> [SourceSettings.Feed] {
        var feeds: [SourceSettings.Feed] = []
        for section in try section.sections("feeds") {
            let text = PlainText.line(try section.required("name", example: "\"Example Lab\""))
            let name = SourceName(rawValue: text)
            guard !(SourceName.builtIn + feeds.map(\.name)).contains(name) else {
                throw section.error("name", "another source has the name `\(text)` already")
            }
            guard let url = try webAddressOrFile(section, "url") else {
                throw section.missing("url", example: "https://lab.example.org/feed.xml")
            }
            feeds.append(SourceSettings.Feed(name: name, url: url))
            try section.finish()
        }
        return feeds
    }

    /// `pause: {lab.example.org: 5s}`
    private func pauses(_ section: YAMLSection) throws(YAMLError) -> HostPauses {
        guard let section = try section.section("pause") else { return HostPauses() }
        var pauses: [String: Duration] = [:]
        for host in section.keys {
            pauses[host.lowercased()] = try section.value(host, expected: "a time such as `3s`", Duration.init(text:))
        }
        try section.finish()
        return HostPauses(pauses)
    }

    private func huggingFace(_ section: YAMLSection) throws(YAMLError) -> SourceSettings.HuggingFace {
        let settings = SourceSettings.HuggingFace(
            endpoint: try endpoint(section, default: "https://huggingface.co/api/daily_papers"),
            limit: try section.int("limit", in: 1...1000) ?? 100
        )
        try section.finish()
        return settings
    }

    private func window(_ section: YAMLSection) throws(YAMLError) -> Int {
        let days = try section.value("window", expected: "a number of days such as `3d`") { text -> Int? in
            guard let match = text.wholeMatch(of: /(\d{1,3})d/), let days = Int(match.1), days > 0 else { return nil }
            return days
        }
        return days ?? 3
    }
}
