import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Paperboy

/// What `templates/web/account.html` names.
private struct AccountPage: Sendable {
    var action: String
    var address: String
    var value = ""
    var fault: String?
    var isErasing = false
}

extension WebSite {
    /// Export, change of address, erasure: behind a link that was mailed within the last half hour.
    func account(_ text: String, _ visit: Visit) async throws -> Response {
        let time = now()
        guard let token = LinkToken(text), let link = try await inStore({ try $0.letterLink(token, at: time) }),
            link.purpose == .account, link.isOpen, let id = link.subscriber,
            let reader = try await inStore({ try $0.subscriber(id) }), reader.address.key == link.address.key
        else { return unknownLink(visit) }
        guard visit.method == .post else { return accountPage(reader, text, visit) }
        guard !visit.isForeign(own: origin) else { return failure(.forbidden, visit.language) }
        switch visit.form["do"] {
        case "export": return try await export(reader, visit)
        case "address": return try await changeAddress(of: reader, text, visit)
        case "erase" where visit.form["sure"] == "1":
            let keys = keys
            try await inStore { try $0.erase(id, keys: keys, at: time) }
            return message("erased", visit.language)
        case "erase": return accountPage(reader, text, visit) { $0.isErasing = true }
        default: return accountPage(reader, text, visit)
        }
    }

    private func export(_ reader: Subscriber, _ visit: Visit) async throws -> Response {
        guard let export = try await inStore({ try $0.export(reader.id) }) else { return unknownLink(visit) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(newsletter.slug).json\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try export.json()))
        )
    }

    private func changeAddress(of reader: Subscriber, _ token: String, _ visit: Visit) async throws -> Response {
        let (gate, text) = (gate, visit.form["email"])
        let answer = try await BlockingWork.run {
            try gate.ask(reader, newAddress: text, language: visit.language, client: visit.client)
        }
        switch answer {
        case .taken(let address):
            return message("address-asked", visit.language) { $0.strong = address.rawValue }
        case .refused(let fault):
            let words = pages.words(visit.language)
            return accountPage(reader, token, visit, status: .unprocessableContent) { page in
                page.fault = words(fault.word)
                page.value = String(text.prefix(320))
            }
        case .tooMany(let pause): return failure(.tooManyRequests, visit.language, retryAfter: pause)
        }
    }

    private func accountPage(
        _ reader: Subscriber,
        _ token: String,
        _ visit: Visit,
        status: HTTPResponse.Status = .ok,
        change: (inout AccountPage) -> Void = { _ in }
    ) -> Response {
        var page = AccountPage(action: "\(base)account/\(token)\(visit.suffix)", address: reader.address.masked)
        change(&page)
        let words = pages.words(visit.language)
        let title = words("account-title")
        let prefix = page.fault == nil ? "" : words("error-prefix")
        return pages.response(page, "web/account.html", visit.language, title: prefix + title, status: status)
    }
}
