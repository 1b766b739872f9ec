import Foundation
import HTTPTypes
import Logging
import Paperboy

/// Everything that the pages are made from.
struct WebSite: Sendable {
    let application: Paperboy.Application
    let settings: WebServerSettings
    /// The address under which readers reach the site; ends in a slash.
    let url: String
    /// The path of ``url``: `/`, or `/news/`.
    let base: String
    /// Scheme, host and port of ``url``.
    let origin: String
    let keys: KeyRing
    let gate: SignUpGate
    let forms: FormToken
    let pages: PageShop
    /// What every answer carries.
    let common: HTTPFields
    let shelf: Shelf
    let counters = RequestCounters()
    let sendings: Sendings

    var newsletter: Newsletter { application.configuration.newsletter }
    var store: Store { application.store }
    var log: Logger { application.log }
    /// The languages of the editions; the first is the default.
    var languages: [Language] { newsletter.names.map(\.language) }
    /// What readers can choose among.
    var topics: [String] { application.configuration.topics.map(\.name) }
    var isSecure: Bool { url.hasPrefix("https://") }

    func now() -> Date { application.world.now() }

    /// - Throws: ``CommandFailure`` where the configuration lacks something; ``TemplateError``, ``StoreError``.
    init(_ application: Paperboy.Application) throws {
        let configuration = application.configuration
        guard let url = configuration.web else {
            throw CommandFailure(
                .usage,
                "where readers reach the web side is not configured; add `web: {url: https://…/}`"
            )
        }
        self.application = application
        self.url = url
        settings = configuration.webServer
        origin = url.prefixMatch(of: /https?:\/\/[^\/]+/).map { String($0.output).lowercased() } ?? ""
        base = String(url.dropFirst(origin.count))
        keys = try application.store.keyRing(makeSecret: application.world.secretBytes, at: application.world.now())
        gate = try application.signUpGate()
        forms = FormToken(keys: keys)
        pages = try PageShop(application: application, base: base)
        common = Answer.common(isSecure: url.hasPrefix("https://"))
        shelf = Shelf(application: application, url: url, common: common)
        sendings = Sendings()
    }

    /// The topics that are ticked in a form. All are the same as none: everything, also what is on no topic, and on
    /// topics that come later.
    func chosenTopics(_ visit: Visit) -> [String] {
        let chosen = topics.filter(visit.form.all("topic").contains)
        return chosen.count == topics.count ? [] : chosen
    }

    /// Database work, off the threads that all requests share.
    func inStore<Value: Sendable>(_ work: @escaping @Sendable (Store) throws -> Value) async throws -> Value {
        let store = store
        return try await BlockingWork.run { try work(store) }
    }

    /// The reader behind a link; nil for one that is forged, void or for another purpose.
    func reader(_ text: String, for purpose: ReaderToken.Purpose) async throws -> Subscriber? {
        guard let token = ReaderToken(text) else { return nil }
        let (newsletter, keys) = (newsletter.slug, keys)
        return try await inStore { try $0.subscriber(by: token, for: purpose, newsletter: newsletter, keys: keys) }
    }

    /// A cookie that no script sees, for the pages below a path.
    func cookie(
        _ name: String,
        _ value: String,
        for path: String,
        seconds: Int = 600,
        sameSite: String = "Strict"
    ) -> String {
        "\(name)=\(value); Path=\(base)\(path); Max-Age=\(seconds); HttpOnly; SameSite=\(sameSite)"
            + (isSecure ? "; Secure" : "")
    }

    /// The language in which a reader's own page answers: the one that its address names, or else theirs.
    func language(for reader: Subscriber, _ visit: Visit) -> Language {
        visit.choseLanguage ? visit.language : known(reader.language) ?? visit.language
    }

    /// The address of a reader's own page, below the site.
    func path(_ purpose: ReaderToken.Purpose, of reader: Subscriber) -> String {
        let token = ReaderToken(purpose, of: reader, newsletter: newsletter.slug, keys: keys).text
        return "\(base)\(purpose.rawValue)/\(token)"
    }
}
