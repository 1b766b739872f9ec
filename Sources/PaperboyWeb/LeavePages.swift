import HTTPTypes
import Hummingbird
import Paperboy

extension WebSite {
    /// Leaving: a page with one button, the way back, and RFC 8058's POST, which comes without cookies, origin or
    /// anything else but the address and its body.
    func leaving(_ text: String, _ visit: Visit) async throws -> Response {
        let reader = try await reader(text, for: .unsubscribe)
        let isOneClick = visit.form["List-Unsubscribe"] == "One-Click"
        guard let reader else {
            return isOneClick ? Answer.text("Unknown link.\n", status: .notFound) : unknownLink(visit)
        }
        let id = reader.id
        let time = now()
        if isOneClick {
            try await inStore { try $0.leave(id, at: time) }
            return Answer.text("Unsubscribed.\n")
        }
        if visit.method == .post {
            guard !visit.isForeign(own: origin) else { return failure(.forbidden, visit.language) }
            if visit.form["confirm"] == "1" { try await inStore { try $0.leave(id, at: time) } }
            if visit.form["undo"] == "1" { try await inStore { try $0.comeBack(id, at: time) } }
            return redirect(to: "unsubscribe/\(text)", visit)
        }
        return leavingPage(reader, text, visit)
    }

    private func leavingPage(_ reader: Subscriber, _ token: String, _ visit: Visit) -> Response {
        let language = language(for: reader, visit)
        let words = pages.words(language)
        let isReading = reader.state == .active
        return message(isReading ? "leave" : "left", language) { page in
            page.strong = reader.address.masked
            switch reader.state {
            case .active:
                page.buttons = [button("unsubscribe/\(token)", words("leave-button"), visit)]
                page.links = [.init(href: path(.manage, of: reader) + visit.suffix, label: words("leave-less"))]
            case .unsubscribed:
                page.buttons = [
                    button("unsubscribe/\(token)", words("left-undo"), visit, name: "undo", style: "plain")
                ]
            case .suppressed: break
            }
        }
    }

    /// The site's own language that fits a reader's.
    func known(_ language: Language) -> Language? {
        languages.first { $0 == language } ?? languages.first { $0.primary == language.primary }
    }
}
