public import Foundation

/// Reads `paperboy.yaml`: environment over file over default; unknown keys and wrong values are errors with
/// file, line and what was expected.
public struct ConfigurationReader {
    let folder: URL
    let environment: [String: String]

    /// - Parameters:
    ///   - folder: what relative paths are relative to: the configuration file's folder.
    ///   - environment: variables such as `PAPERBOY_MAIL_SMTP`, which go before the file.
    public init(folder: URL, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// - Parameter name: the file's name in errors.
    public func read(_ text: String, name: String) throws(YAMLError) -> Configuration {
        let environment = YAMLEnvironment(environment)
        let root = try YAMLFile.section(of: text, name: name, environment: environment)
        let (newsletter, zone, editions) = try newsletter(try root.sectionOrEmpty("newsletter"))
        let web = try web(root, site: newsletter.site)
        let configuration = Configuration(
            newsletter: newsletter,
            timeZone: zone,
            editions: editions,
            sources: try sources(try root.sectionOrEmpty("sources")),
            selection: try selection(try root.sectionOrEmpty("selection")),
            figures: try figures(root),
            summaries: try summaries(try root.sectionOrEmpty("summaries")),
            blog: try root.section("blog").map(blog),
            feeds: try feeds(root, site: newsletter.site),
            mail: try mail(root, newsletter: newsletter),
            mailbox: try mailbox(root),
            web: web.url,
            webServer: web.server,
            dns: try root.value(
                "dns",
                expected: "a name server such as `192.0.2.53` or `127.0.0.1:5353`",
                DNSServer.init
            ),
            issues: try path(root, "issues") ?? folder.appending(path: "issues"),
            templates: try path(root, "templates") ?? folder.appending(path: "templates"),
            database: try path(root, "database") ?? folder.appending(path: "paperboy.sqlite")
        )
        try root.finish()
        try environment.finish()
        return configuration
    }

    // MARK: Newsletter

    private func newsletter(_ section: YAMLSection) throws(YAMLError) -> (Newsletter, TimeZone, [EditionPlan]) {
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

    // MARK: Sources

    private func sources(_ section: YAMLSection) throws(YAMLError) -> SourceSettings {
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

    // MARK: Choice and summaries

    /// Without the section no picture is looked for; `figures: any` is short for `figures: {mode: any}`.
    private func figures(_ root: YAMLSection) throws(YAMLError) -> FigureSettings {
        let modes = FigureSettings.Mode.allCases.reduce(into: [:]) { $0[$1.rawValue] = $1 }
        if root.isText("figures") {
            return FigureSettings(mode: try choice(root, "figures", modes) ?? .licensed)
        }
        guard let section = try root.section("figures") else { return FigureSettings(mode: .none) }
        let settings = FigureSettings(
            mode: try choice(section, "mode", modes) ?? .licensed,
            width: try section.int("width", in: 200...4000) ?? 1200,
            folder: try path(section, "folder"),
            arxiv: try webAddress(section, "arxiv").flatMap { URL(string: $0) } ?? FigureSettings.arxivSite
        )
        try section.finish()
        return settings
    }

    // MARK: Channels

    private func blog(_ section: YAMLSection) throws(YAMLError) -> BlogSettings {
        guard let content = try path(section, "content") else {
            throw section.missing("content", example: "blog/content/post")
        }
        var style = HugoStyle.default
        style.dates = try choice(section, "date", ["time": .time, "day": .day]) ?? style.dates
        style.summary = try choice(section, "summary", ["text": .text, "blank": .blank]) ?? style.summary
        style.provenance = try section.bool("provenance") ?? style.provenance
        style.math = try choice(section, "math", ["unicode": .unicode, "tex": .tex]) ?? style.math
        try section.finish()
        return BlogSettings(content: content, style: style)
    }

    private func feeds(_ root: YAMLSection, site: String) throws(YAMLError) -> FeedSettings? {
        guard let section = try root.section("feeds") else { return nil }
        guard let directory = try path(section, "directory") else {
            throw section.missing("directory", example: "public")
        }
        let settings = FeedSettings(
            directory: directory,
            url: try webAddress(section, "url") ?? site,
            entries: try section.int("entries", in: 1...1000) ?? 30
        )
        try section.finish()
        return settings
    }

    // MARK: Values

    func choice<Value>(
        _ section: YAMLSection,
        _ key: String,
        _ values: [String: Value]
    ) throws(YAMLError) -> Value? {
        let names = values.keys.sorted().map { "`\($0)`" }.joined(separator: " or ")
        return try section.value(key, expected: names) { values[$0] }
    }

    func path(_ section: YAMLSection, _ key: String) throws(YAMLError) -> URL? {
        try section.string(key).map(file)
    }

    func file(_ path: String) -> URL {
        (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appending(path: path)).standardizedFileURL
    }

    /// An `http` or `https` address, with a slash at its end.
    func webAddress(_ section: YAMLSection, _ key: String) throws(YAMLError) -> String? {
        try section.value(key, expected: "an address that begins with https:// or http://") { text in
            guard text.wholeMatch(of: /https?:\/\/[^\s\/<>"]+(\/[^\s<>"?#]*)?/) != nil else { return nil }
            return text.hasSuffix("/") ? text : text + "/"
        }
    }

    /// Where a part of a source is; nil for `none`.
    private func optionalURL(_ section: YAMLSection, _ key: String, _ fallback: String) throws(YAMLError) -> URL? {
        let text = try section.string(key) ?? fallback
        guard text != "none" else { return nil }
        guard let url = url(text) else { throw section.error(key, "expected an address or `none`, found `\(text)`") }
        return url
    }

    private func webAddressOrFile(_ section: YAMLSection, _ key: String) throws(YAMLError) -> URL? {
        try section.value(key, expected: "an address that begins with https://, http:// or file:", url)
    }

    /// Where a source is; `file:` with a relative path is relative to the configuration file.
    func endpoint(_ section: YAMLSection, default address: String) throws(YAMLError) -> URL {
        guard let url = try webAddressOrFile(section, "endpoint") ?? URL(string: address) else {
            throw section.missing("endpoint", example: address)
        }
        return url
    }

    private func url(_ text: String) -> URL? {
        if let path = text.prefixMatch(of: /file:(?:\/\/)?/).map({ String(text[$0.range.upperBound...]) }) {
            return file(path)
        }
        return text.wholeMatch(of: /https?:\/\/\S+/).flatMap { _ in URL(string: text) }
    }

    /// From the environment, or from the file that `<key>-file` names; never from the configuration itself.
    func secret(_ section: YAMLSection, _ key: String) throws(YAMLError) -> Secret? {
        guard !section.keys.contains(key) else {
            let variable = YAMLSection.variable(for: "\(section.path).\(key)")
            throw section.error(key, "secrets do not stand here: set \(variable), or `\(key)-file` to a file with it")
        }
        let (value, file) = (try section.string(key), try path(section, "\(key)-file"))
        if let value { return Secret(value) }
        guard let file else { return nil }
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw section.error("\(key)-file", "\(file.path) cannot be read")
        }
        return Secret(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
