import HTTPTypes
import Hummingbird
import NIOCore
import Paperboy

/// The site's templates and words, read once.
struct PageShop: Sendable {
    /// What `templates/web/page.html` names, round the content of every page.
    private struct Frame: Sendable {
        var language: String
        var title: String
        var newsletter: String
        var base: String
        var suffix: String
        var body: String
        var feeds: [Feed]
        var languages: [Other]
        var sender: String
        var senderAddress: String
        var contact: String
        var contactURL: String?
        var isPrivate: Bool
        var refresh: Int?
        var words: [String: String]

        struct Feed: Sendable {
            var href: String
            var type: String
            var title: String
        }

        struct Other: Sendable {
            var tag: String
            var name: String
            var href: String
        }
    }

    private static let names = [
        "web/page.html", "web/subscribe.html", "web/message.html", "web/manage.html", "web/account.html",
        "web/archive.html", "web/issue.html", "web/admin-login.html", "web/admin.html", "web/admin-issue.html",
    ]

    private let newsletter: Newsletter
    private let base: String
    private let templates: [String: PageTemplate]
    private let site: SiteWords
    private let wordings: [Language: ConsentWording]
    private let contactURL: String?

    init(application: Paperboy.Application, base: String) throws(TemplateError) {
        newsletter = application.configuration.newsletter
        self.base = base
        var templates: [String: PageTemplate] = [:]
        for name in Self.names { templates[name] = try application.templates.page(name) }
        self.templates = templates
        let site = try SiteWords(newsletter: newsletter, templates: application.templates)
        self.site = site
        let newsletter = newsletter
        let languages = newsletter.names.map(\.language)
        wordings = Dictionary(uniqueKeysWithValues: languages.map { ($0, Self.wording($0, newsletter, site($0))) })
        contactURL = MailURI.contact(newsletter.sender.contact)
    }

    func words(_ language: Language) -> Words { site(language) }

    /// What stands beside the field to subscribe and is agreed to by pressing the button.
    func wording(_ language: Language) -> ConsentWording {
        wordings[language] ?? Self.wording(language, newsletter, words(language))
    }

    private static func wording(_ language: Language, _ newsletter: Newsletter, _ words: Words) -> ConsentWording {
        let values = [
            "newsletter": newsletter.name(in: language), "sender": newsletter.sender.name,
            "contact": newsletter.sender.contact,
        ]
        let text = ["consent-mail", "consent-sender", "consent-leave", "consent-data"].map { words($0, values) }
        return ConsentWording(version: words("consent-version"), language: language, text: text.joined(separator: "\n"))
    }

    /// - Parameters:
    ///   - values: what the template names; ``words`` come from the frame's table.
    ///   - path: the page itself, below the base; for links to other languages. Nil for pages that are a reader's own.
    ///   - refresh: after so many seconds the page loads itself anew.
    func html(
        _ values: some Sendable,
        _ template: String,
        _ language: Language,
        title: String,
        path: String? = nil,
        isPrivate: Bool = false,
        refresh: Int? = nil
    ) -> String {
        let words = words(language)
        let sender = newsletter.sender
        let body = templates[template]?.render(
            Content(it: values, base: base, suffix: suffix(language), words: words.all)
        )
        let frame = Frame(
            language: language.rawValue,
            title: title,
            newsletter: newsletter.name(in: language),
            base: base,
            suffix: suffix(language),
            body: body ?? "",
            feeds: feeds(language),
            languages: path.map { others(language, $0) } ?? [],
            sender: sender.name,
            senderAddress: sender.address,
            contact: sender.contact,
            contactURL: contactURL,
            isPrivate: isPrivate,
            refresh: refresh,
            words: words.all
        )
        return templates["web/page.html"]?.render(frame) ?? ""
    }

    func response(
        _ values: some Sendable,
        _ template: String,
        _ language: Language,
        title: String,
        path: String? = nil,
        status: HTTPResponse.Status = .ok,
        isPrivate: Bool = true,
        refresh: Int? = nil
    ) -> Response {
        let text = html(values, template, language, title: title, path: path, isPrivate: isPrivate, refresh: refresh)
        return Answer.html(text, status: status, headers(language))
    }

    func headers(_ language: Language) -> HTTPFields {
        [.contentLanguage: language.rawValue, .vary: "Accept-Language"]
    }

    /// What links carry so that the reader stays in a language.
    func suffix(_ language: Language) -> String { newsletter.names.count > 1 ? "?lang=\(language)" : "" }

    private struct Content<Values: Sendable>: Sendable {
        var it: Values
        var base: String
        var suffix: String
        var words: [String: String]
    }

    private func feeds(_ language: Language) -> [Frame.Feed] {
        FeedFormat.allCases.map { format in
            Frame.Feed(
                href: "\(base)feeds/\(language.rawValue.lowercased())/\(format.fileName)",
                type: format.mediaType,
                title: newsletter.name(in: language)
            )
        }
    }

    private func others(_ language: Language, _ path: String) -> [Frame.Other] {
        newsletter.names.map(\.language).filter { $0 != language }.map { other in
            Frame.Other(
                tag: other.rawValue,
                name: words(other).name(of: other),
                href: "\(base)\(path)?lang=\(other)"
            )
        }
    }
}
