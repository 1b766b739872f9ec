import HTTPTypes
import Hummingbird
import Paperboy

extension WebSite {
    func answer(_ visit: Visit) async throws -> Response {
        switch visit.route {
        case .home: redirect(to: "subscribe", visit)
        case .subscribe: try await visit.method == .post ? takeSignUp(visit) : subscribeForm(visit)
        case .sent: try sentPage(visit)
        case .confirm(let token): try await confirmation(token, visit)
        case .notMe(let token): try await refusal(token, visit)
        case .welcome: try await welcome(visit)
        case .manage(let token): try await preferences(token, visit)
        case .account(let token): try await account(token, visit)
        case .unsubscribe(let token): try await leaving(token, visit)
        case .archive: try await archive(visit)
        case .issue(let slug, let language): try await issuePage(slug, language, visit)
        case .figure(let slug, let file): await shelved("archive/\(slug)/\(file)", visit)
        case .feeds: try feedsPage(visit)
        case .feed(let path): await shelved("feeds/\(path)", visit)
        case .style: await shelved("style.css", visit)
        case .robots: Answer.text("User-agent: *\nDisallow: \(base)admin\n")
        case .health: try await health()
        case .metrics: try await metrics(visit)
        case .admin(let path): try await admin(path, visit)
        }
    }

    /// Another page of this site.
    func redirect(to path: String, _ visit: Visit) -> Response { Answer.seeOther("\(base)\(path)\(visit.suffix)") }

    /// What went wrong, in the site's own dress.
    func failure(_ status: HTTPResponse.Status, _ language: Language, retryAfter: Duration? = nil) -> Response {
        var response = message("error-\(status.code)", language, status: status)
        if let retryAfter { response.headers[.retryAfterSeconds] = "\(retryAfter.components.seconds)" }
        return response
    }

    /// The one page for links that are forged, expired or unknown: it does not say which.
    func unknownLink(_ visit: Visit) -> Response { message("unknown-link", visit.language, status: .notFound) }

    /// A page that says one thing, by the words `KEY-title` and `KEY-text`.
    func message(
        _ key: String,
        _ language: Language,
        status: HTTPResponse.Status = .ok,
        _ values: [String: String] = [:],
        change: (inout MessagePage) -> Void = { _ in }
    ) -> Response {
        let words = pages.words(language)
        let all = values.merging(["newsletter": newsletter.name(in: language), "contact": newsletter.sender.contact]) {
            own,
            _ in own
        }
        var page = MessagePage(
            title: words("\(key)-title", all),
            text: words("\(key)-text", all).split(separator: "\n").map(String.init)
        )
        change(&page)
        return pages.response(page, "web/message.html", language, title: page.title, status: status)
    }
}
