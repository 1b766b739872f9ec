import Foundation
import HTTPTypes
import Hummingbird
import Paperboy

/// The pages behind links in letters. Looking at one changes nothing; its button does.
extension WebSite {
    func confirmation(_ text: String, _ visit: Visit) async throws -> Response {
        guard let token = LinkToken(text) else { return unknownLink(visit) }
        if visit.method == .post {
            guard !visit.isForeign(own: origin) else { return failure(.forbidden, visit.language) }
            return try await confirm(token, visit)
        }
        let time = now()
        guard let link = try await inStore({ try $0.letterLink(token, at: time) }), link.purpose != .account else {
            return unknownLink(visit)
        }
        if link.usedAt != nil { return message("already", visit.language, ["address": link.address.masked]) }
        guard link.isOpen else { return unknownLink(visit) }
        let key = link.purpose == .confirm ? "confirm" : "confirm-address"
        let words = pages.words(visit.language)
        return message(key, visit.language) { page in
            page.strong = link.address.masked
            page.buttons = [button("confirm/\(token.text)", words("\(key)-button"), visit)]
            page.links = [.init(href: "\(base)not-me/\(token.text)\(visit.suffix)", label: words("not-me-link"))]
        }
    }

    private func confirm(_ token: LinkToken, _ visit: Visit) async throws -> Response {
        let (time, list, makeID) = (now(), newsletter.slug, application.world.makeID)
        let result = try await inStore { try $0.confirm(token, list: list, at: time, makeID: makeID) }
        switch result {
        case .void: return unknownLink(visit)
        case .done(let reader), .already(let reader):
            // The reader's own page: the preferences are one step from here, and a reload is harmless.
            var response = redirect(to: "welcome", visit)
            let value = ReaderToken(.manage, of: reader, newsletter: newsletter.slug, keys: keys).text
            response.headers[.setCookie] = cookie("reader", value, for: "welcome")
            return response
        }
    }

    func welcome(_ visit: Visit) async throws -> Response {
        var reader: Subscriber?
        if let cookie = visit.cookie("reader") { reader = try await self.reader(cookie, for: .manage) }
        let words = pages.words(visit.language)
        var response = message("welcome", visit.language) { page in
            if let newest = shelf.newest {
                let language = visit.language.rawValue.lowercased()
                page.links.append(.init(href: "\(base)archive/\(newest)/\(language)", label: words("welcome-newest")))
            }
            if let reader {
                page.links.append(.init(href: path(.manage, of: reader) + visit.suffix, label: words("preferences")))
            }
        }
        response.headers[.robots] = "noindex, nofollow"
        return response
    }

    func refusal(_ text: String, _ visit: Visit) async throws -> Response {
        guard let token = LinkToken(text) else { return unknownLink(visit) }
        let (time, keys) = (now(), keys)
        if visit.query["done"] == "1", visit.method != .post { return message("refused", visit.language) }
        if visit.method == .post {
            guard !visit.isForeign(own: origin) else { return failure(.forbidden, visit.language) }
            guard try await inStore({ try $0.refuse(token, keys: keys, at: time) }) else { return unknownLink(visit) }
            return Answer.seeOther(
                "\(base)not-me/\(token.text)?done=1\(visit.choseLanguage ? "&lang=\(visit.language)" : "")"
            )
        }
        guard let link = try await inStore({ try $0.letterLink(token, at: time) }), link.purpose != .account else {
            return unknownLink(visit)
        }
        let words = pages.words(visit.language)
        return message("not-me", visit.language) { page in
            page.strong = link.address.masked
            page.buttons = [button("not-me/\(token.text)", words("not-me-button"), visit)]
        }
    }

    /// A button that posts to a page of this site.
    func button(
        _ path: String,
        _ label: String,
        _ visit: Visit,
        name: String = "confirm",
        value: String = "1",
        style: String = "main"
    ) -> MessagePage.Button {
        MessagePage.Button(
            action: "\(base)\(path)\(visit.suffix)",
            name: name,
            value: value,
            label: label,
            style: style
        )
    }
}
