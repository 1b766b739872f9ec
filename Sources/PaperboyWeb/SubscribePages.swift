import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Paperboy

/// What `templates/web/subscribe.html` names.
private struct SubscribePage: Sendable {
    struct Topic: Sendable {
        var name: String
        var isChosen: Bool
    }

    var heading: String
    var token: String
    var address = ""
    /// Nil when nothing is wrong.
    var fault: String?
    /// The address that was meant perhaps.
    var hint: String?
    /// The address stands fast; only the button is to be pressed.
    var isStep = false
    var topics: [Topic] = []
    var consent: [String]
    var sample: String?
}

extension WebSite {
    /// A field that no person sees.
    private static let trap = "reply_code"
    private static let tokenSlot = "\u{1}token\u{1}"
    private static let addressCookie = "asked"

    private func formName(_ language: Language) -> String { "subscribe \(pages.wording(language).hash)" }

    private func stepName(_ language: Language) -> String { "step \(pages.wording(language).hash)" }

    /// The page, but for the token: rendered once a language.
    func subscribeForm(_ visit: Visit) throws -> Response {
        let halves = shelf.halves("subscribe \(visit.language)") {
            let page = SubscribePage(
                heading: pages.words(visit.language)(
                    "subscribe-heading",
                    ["newsletter": newsletter.name(in: visit.language)]
                ),
                token: Self.tokenSlot,
                topics: topics.map { SubscribePage.Topic(name: $0, isChosen: false) },
                consent: consentLines(visit.language),
                sample: samplePath(visit)
            )
            let html = pages.html(
                page,
                "web/subscribe.html",
                visit.language,
                title: pages.words(visit.language)("subscribe-title"),
                path: "subscribe"
            )
            return html.components(separatedBy: Self.tokenSlot)
        }
        let token = forms.text(for: formName(visit.language), at: now())
        return Answer.html(halves.joined(separator: token), pages.headers(visit.language))
    }

    func takeSignUp(_ visit: Visit) async throws -> Response {
        guard !visit.isForeign(own: origin, friends: settings.origins) else {
            return failure(.forbidden, visit.language)
        }
        let text = visit.form["email"]
        guard visit.form[Self.trap].isEmpty else { return sent(to: text, visit) }
        let token = visit.form["token"]
        let isStep = visit.form["step"] == "1"
        switch forms.judge(token, for: isStep ? stepName(visit.language) : formName(visit.language), at: now()) {
        case .good: break
        case .tooFast:
            guard isStep else { return sent(to: text, visit) }
        case .expired: return form(visit, fault: "fault-expired")
        case .forged:
            // A form without our seal, such as one on the blog: the reader presses the button here.
            return text.isEmpty ? form(visit, fault: AddressFault.empty.word) : form(visit, isStep: true)
        }
        return try await knock(text, visit)
    }

    private func knock(_ text: String, _ visit: Visit) async throws -> Response {
        if visit.form["sure"] != "1", let address = EmailAddress(text), let hint = TypoHint.suggestion(for: address) {
            return form(visit, hint: hint.rawValue)
        }
        let (gate, wording) = (gate, pages.wording(visit.language))
        let topics = chosenTopics(visit)
        let answer = try await BlockingWork.run {
            try gate.knock(
                text,
                language: visit.language,
                topics: topics,
                way: .web,
                wording: wording,
                client: visit.client
            )
        }
        switch answer {
        case .taken(let address): return sent(to: address.rawValue, visit)
        case .refused(let fault): return form(visit, fault: fault.word)
        case .tooMany(let pause): return failure(.tooManyRequests, visit.language, retryAfter: pause)
        }
    }

    /// The same for whoever asks, whatever the address is, and whether a letter goes to it.
    private func sent(to text: String, _ visit: Visit) -> Response {
        var response = redirect(to: "subscribe/sent", visit)
        let address = EmailAddress(text)?.rawValue ?? ""
        let value = Base64URL.text(of: Array(address.utf8.prefix(260)))
        response.headers[.setCookie] = cookie(Self.addressCookie, value, for: "subscribe", sameSite: "Lax")
        return response
    }

    func sentPage(_ visit: Visit) throws -> Response {
        let address = visit.cookie(Self.addressCookie).flatMap { Base64URL.bytes(of: $0) }
            .flatMap { EmailAddress(String(decoding: $0, as: UTF8.self)) }
        let from = application.configuration.mail?.from.address.description ?? newsletter.sender.contact
        let words = pages.words(visit.language)
        let subject = words("letter-confirmation-subject", ["newsletter": newsletter.name(in: visit.language)])
        return message("sent", visit.language, ["from": from, "subject": subject]) { page in
            page.strong = address?.rawValue
            page.links = [MessagePage.Link(href: "\(base)subscribe\(visit.suffix)", label: words("sent-correct"))]
        }
    }

    // MARK: The form with something to say

    private func form(_ visit: Visit, fault: String? = nil, hint: String? = nil, isStep: Bool = false) -> Response {
        let words = pages.words(visit.language)
        let text = visit.form["email"]
        // What was mended is shown as it is now.
        let address = EmailAddress(text)?.rawValue ?? String(text.prefix(320))
        let name = isStep ? stepName(visit.language) : formName(visit.language)
        let page = SubscribePage(
            heading: words(
                isStep ? "step-heading" : "subscribe-heading",
                ["newsletter": newsletter.name(in: visit.language)]
            ),
            // Whoever corrects an address in a second is no robot.
            token: forms.text(for: name, at: isStep ? now() : now().addingTimeInterval(-5)),
            address: address,
            fault: fault.map { words($0) },
            hint: hint,
            isStep: isStep,
            topics: topics.map {
                SubscribePage.Topic(name: $0, isChosen: visit.form.all("topic").contains($0))
            },
            consent: consentLines(visit.language),
            sample: samplePath(visit)
        )
        let title = words("subscribe-title")
        let isError = fault != nil || hint != nil
        return pages.response(
            page,
            "web/subscribe.html",
            visit.language,
            title: isError ? words("error-prefix") + title : title,
            path: "subscribe",
            status: isError ? .unprocessableContent : .ok,
            isPrivate: true
        )
    }

    private func consentLines(_ language: Language) -> [String] {
        pages.wording(language).text.split(separator: "\n").map(String.init)
    }

    private func samplePath(_ visit: Visit) -> String? {
        shelf.newest.map { "\(base)archive/\($0)/\(visit.language.rawValue.lowercased())" }
    }
}
