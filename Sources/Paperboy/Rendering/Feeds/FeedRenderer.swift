public import Foundation

/// Makes the feeds of a newsletter from its issues. Pure: the same issues give the same bytes, so that a rebuild
/// without news keeps its ETag.
public struct FeedRenderer: Sendable {
    private let newsletter: Newsletter
    private let baseURL: String
    private let templates: TemplateSet
    private let entries: Int

    /// - Parameters:
    ///   - baseURL: where the files will be found, absolute; ends in a slash.
    ///   - entries: how many issues a feed holds at most. Some readers refuse feeds of more than 1 MB.
    public init(newsletter: Newsletter, baseURL: String, templates: TemplateSet, entries: Int = 30) {
        self.newsletter = newsletter
        self.baseURL = baseURL
        self.templates = templates
        self.entries = entries
    }

    /// All files by their path under the base address: `ja/atom.xml`, `ja/rss.xml`, `ja/feed.json` and so on for
    /// each language of the newsletter, `feed.css` and `feeds.opml`.
    /// - Throws: ``TemplateError`` when the words or the style sheet cannot be read.
    public func files(for issues: [Issue]) throws(TemplateError) -> [String: Data] {
        var files = [Self.stylesheet: Data(try templates.text(Self.stylesheet).utf8)]
        var feeds: [Feed] = []
        for (language, _) in newsletter.names {
            let feed = try feed(of: issues, in: language)
            feeds.append(feed)
            for format in FeedFormat.allCases {
                files[folder(of: language) + format.fileName] = try document(of: feed, as: format)
            }
        }
        files["feeds.opml"] = Data(subscriptionList(feeds).document().utf8)
        return files
    }

    /// The newest issues that have an edition in `language`, newest first.
    ///
    /// Nothing is taken from a clock: the feed is as new as its newest entry, and one without entries is dated
    /// 2000-01-01 UTC, before every issue to come.
    /// - Throws: ``TemplateError`` when the words of the language cannot be read.
    public func feed(of issues: [Issue], in language: Language) throws(TemplateError) -> Feed {
        let words = try templates.words(language)
        let newest = newest(issues, in: language)
        return Feed(
            id: id(in: language),
            title: PlainText.line(newsletter.name(in: language)),
            subtitle: PlainText.line(words("feed-subtitle")),
            updated: newest.first?.issue.date ?? Self.beforeAllIssues,
            author: PlainText.line(newsletter.sender.name),
            language: language,
            url: newsletter.url(in: language),
            links: translations(newsletter.names.map(\.language), of: language) { newsletter.url(in: $0) },
            folder: baseURL + folder(of: language),
            stylesheet: baseURL + Self.stylesheet,
            entries: newest.map { issue, edition in
                entry(EditionTexts(issue: issue.withoutTeX, edition: edition, words: words))
            }
        )
    }
}

extension FeedRenderer {
    private static let stylesheet = "feed.css"
    /// 2000-01-01T00:00:00Z; validators call dates before 1990 implausible.
    private static let beforeAllIssues = ZonedTime(Date(timeIntervalSince1970: 946_684_800), offset: 0)

    /// A tag URI (RFC 4151), apart from title, address and scheme, all of which may change. Its year only has to be
    /// one in which the domain was the newsletter's, and must never change.
    private func id(in language: Language) -> String { "tag:\(newsletter.domain),2026:\(newsletter.slug)/\(language)" }

    private func folder(of language: Language) -> String { "\(language.rawValue.lowercased())/" }

    private func newest(_ issues: [Issue], in language: Language) -> [(issue: Issue, edition: Edition)] {
        let editions = issues.compactMap { issue in
            issue.editions.first { $0.language == language }.map { (issue: issue, edition: $0) }
        }
        let sorted = editions.sorted { left, right in
            (left.issue.date.instant, left.issue.slug.rawValue) > (right.issue.date.instant, right.issue.slug.rawValue)
        }
        return Array(sorted.prefix(entries))
    }

    private func entry(_ texts: EditionTexts) -> Feed.Entry {
        let (issue, edition) = (texts.issue, texts.edition)
        let language = edition.language
        let pages = translations(issue.editions.map(\.language), of: language) { other in
            newsletter.url(of: issue.slug, in: other)
        }
        return Feed.Entry(
            id: issue.id(in: language),
            title: PlainText.line(edition.title),
            published: issue.date,
            updated: issue.date,
            url: newsletter.url(of: issue.slug, in: language),
            links: pages + issue.entries.compactMap(paper),
            summary: PlainText.line(texts.summary),
            content: FeedContent(newsletter: newsletter, texts: texts).html(),
            categories: categories(of: edition),
            image: issue.entries.lazy.compactMap(\.figure).first.map { image($0, of: issue) }
        )
    }

    private func translations(_ all: [Language], of language: Language, url: (Language) -> String) -> [Feed.Link] {
        all.filter { $0 != language }.map { Feed.Link(relation: .alternate, url: url($0), language: $0) }
    }

    private func paper(_ entry: Entry) -> Feed.Link? {
        WebAddress(entry.url).map { Feed.Link(relation: .related, url: $0.description) }
    }

    private func image(_ figure: Figure, of issue: Issue) -> Feed.Image {
        Feed.Image(
            url: newsletter.url(of: figure, in: issue.slug),
            mediaType: "image/png",
            width: figure.width,
            height: figure.height
        )
    }

    /// Tags, then categories, each once.
    private func categories(of edition: Edition) -> [String] {
        var seen: Set<String> = [""]
        return (edition.tags + edition.categories).map(PlainText.line).filter { seen.insert($0).inserted }
    }

    private func document(of feed: Feed, as format: FeedFormat) throws(TemplateError) -> Data {
        switch format {
        case .atom: Data(AtomWriter(feed: feed).document().utf8)
        case .rss: Data(RSSWriter(feed: feed).document().utf8)
        case .json: try JSONFeedWriter(feed: feed).document()
        }
    }

    private func subscriptionList(_ feeds: [Feed]) -> OPMLWriter {
        OPMLWriter(title: feeds.first?.title ?? newsletter.slug, owner: newsletter.sender.name, feeds: feeds)
    }
}
