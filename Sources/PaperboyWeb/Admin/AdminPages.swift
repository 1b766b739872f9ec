import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Paperboy

/// The operator's pages under `/admin`.
extension WebSite {
    private static let session = "operator"

    /// What a form of the operator's carries against other sites' forms: made from the session, of no use without it.
    func seal(_ session: LinkToken) -> String {
        Base64URL.text(of: keys.mac("operator", fields: [Array(session.text.utf8)]))
    }

    func admin(_ path: [String], _ visit: Visit) async throws -> Response {
        if path == ["login"] { return try await login(visit) }
        guard let session = try await session(visit) else { return loginPage(visit) }
        if visit.method == .post {
            guard !visit.isForeign(own: origin),
                Array(visit.form["seal"].utf8).isEqualInConstantTime(to: Array(seal(session).utf8))
            else { return failure(.forbidden, visit.language) }
        }
        switch (path.first, path.count, visit.method == .post) {
        case (nil, _, false): return try await newsroom(visit, session)
        case ("logout", 1, true):
            try await inStore { try $0.endSession(session) }
            return redirect(to: "admin", visit)
        case ("issues", 2, false): return try await adminIssue(path[1], visit, session)
        case ("issues", 3, true): return try await act(path[2], on: path[1], visit)
        case ("issues", 4..., false) where path[2] == "preview":
            return try await preview(path[1], path.dropFirst(3).joined(separator: "/"), visit)
        default: return failure(.notFound, visit.language)
        }
    }

    private func session(_ visit: Visit) async throws -> LinkToken? {
        guard let token = visit.cookie(Self.session).flatMap({ LinkToken($0) }) else { return nil }
        let time = now()
        return try await inStore { try $0.isSession(token, at: time) } ? token : nil
    }

    // MARK: Signing in

    private struct LoginPage: Sendable {
        var action: String
        var fault: String?
    }

    private func loginPage(_ visit: Visit, fault: String? = nil, status: HTTPResponse.Status = .ok) -> Response {
        let words = pages.words(visit.language)
        let page = LoginPage(action: "\(base)admin/login\(visit.suffix)", fault: fault.map { words($0) })
        let title = (fault == nil ? "" : words("error-prefix")) + words("admin-title")
        return pages.response(page, "web/admin-login.html", visit.language, title: title, status: status)
    }

    private func login(_ visit: Visit) async throws -> Response {
        guard visit.method == .post else { return loginPage(visit) }
        guard !visit.isForeign(own: origin) else { return failure(.forbidden, visit.language) }
        let (time, client) = (now(), visit.client?.household ?? "unknown")
        guard let known = try await inStore({ try $0.operatorPassword() }) else {
            return loginPage(visit, fault: "admin-unset", status: .unprocessableContent)
        }
        guard try await inStore({ try $0.admitLogin(from: client, at: time) }) else {
            return loginPage(visit, fault: "admin-wrong", status: .tooManyRequests)
        }
        let password = visit.form["password"]
        guard try await BlockingWork.run({ try known.matches(password) }) else {
            return loginPage(visit, fault: "admin-wrong", status: .unprocessableContent)
        }
        let token = LinkToken(application.world)
        try await inStore { try $0.beginSession(token, from: client, at: time) }
        var response = redirect(to: "admin", visit)
        response.headers[.setCookie] = cookie(Self.session, token.text, for: "admin", seconds: 43_200)
        return response
    }

    // MARK: Acting

    private func act(_ word: String, on slug: String, _ visit: Visit) async throws -> Response {
        guard let slug = IssueSlug(rawValue: slug), try await inStore({ try $0.issue(slug) }) != nil else {
            return failure(.notFound, visit.language)
        }
        let time = now()
        switch word {
        case "pause": try await inStore { try $0.setPaused(true, slug, at: time) }
        case "resume":
            try await inStore { try $0.setPaused(false, slug, at: time) }
            sendings.publish(slug)
        case "approve":
            try await inStore { try $0.approve(slug, at: time) }
            sendings.publish(slug)
        default: return failure(.notFound, visit.language)
        }
        return redirect(to: "admin/issues/\(slug)", visit)
    }

    /// An output of an issue as it would go out, made when it is asked for.
    private func preview(_ slug: String, _ file: String, _ visit: Visit) async throws -> Response {
        guard let slug = IssueSlug(rawValue: slug) else { return failure(.notFound, visit.language) }
        let application = application
        let data = try? await BlockingWork.run { try application.previewFile(file, of: slug) }
        guard let data else { return failure(.notFound, visit.language) }
        var headers: HTTPFields = [.contentType: Self.type(of: file)]
        // A mail has its styles in itself, and may do nothing else.
        headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    private static func type(of file: String) -> String {
        switch file.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "png": "image/png"
        default: "text/plain; charset=utf-8"
        }
    }
}
