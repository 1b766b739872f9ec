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
            topics: try topics(root, olderNames: web.topics),
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
}
