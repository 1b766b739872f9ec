import Foundation
import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import Paperboy

/// Finds the page for a request and sees to what all answers have in common: headers, languages, limits, errors.
public struct WebResponder: HTTPResponder {
    private static let longestBody = 8 * 1024
    private static let longestAddress = 2048

    let site: WebSite

    public func respond(to request: Request, context: WebContext) async throws -> Response {
        if let file = finished(request) { return request.method == .head ? file.createHeadResponse() : file }
        var response = await answer(request, context)
        for field in site.common where response.headers[field.name] == nil { response.headers.append(field) }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// A file that lies ready, headers and all: the short way for feed readers, which ask most.
    private func finished(_ request: Request) -> Response? {
        let path = request.uri.path
        guard request.method == .get || request.method == .head, path.hasPrefix(site.base),
            let item = site.shelf.item(String(path.dropFirst(site.base.utf8.count)))
        else { return nil }
        let response = item.response(to: request.headers)
        site.counters.count("files", response.status.code)
        return response
    }

    private func answer(_ request: Request, _ context: WebContext) async -> Response {
        guard request.head.path?.utf8.count ?? 0 <= Self.longestAddress else {
            return counted(site.failure(.uriTooLong, language(of: request).language), "none")
        }
        let path = request.uri.path
        guard path.hasPrefix(site.base), let route = Route(path.dropFirst(site.base.utf8.count)) else {
            return counted(site.failure(.notFound, language(of: request).language), "none")
        }
        var response = await answer(request, context, route)
        if route.isSecret { response.headers[.robots] = "noindex, nofollow" }
        return counted(response, route.name)
    }

    private func counted(_ response: Response, _ page: String) -> Response {
        site.counters.count(page, response.status.code)
        return response
    }

    private func answer(_ request: Request, _ context: WebContext, _ route: Route) async -> Response {
        let (language, isChosen) = language(of: request)
        let isPost = request.method == .post
        let peer = context.peer
        guard isPost ? route.takesPost : [.get, .head].contains(request.method) else {
            var response = site.failure(.methodNotAllowed, language)
            response.headers[.allow] = route.takesPost ? "GET, HEAD, POST" : "GET, HEAD"
            return response
        }
        do {
            let visit = Visit(
                route: route,
                method: request.method,
                headers: request.headers,
                query: WebForm(urlencoded: (request.uri.query ?? "").utf8),
                form: isPost ? try await form(request) : .none,
                client: client(request, peer),
                isLocal: peer?.isLoopback != false && request.headers[.forwardedFor] == nil,
                language: language,
                choseLanguage: isChosen,
                authority: request.head.authority?.lowercased()
            )
            return try await site.answer(visit)
        } catch let refusal as BodyRefusal {
            return site.failure(refusal.status, language)
        } catch {
            site.log.error("page failed", metadata: ["page": "\(route.name)", "error": "\(error)"])
            return site.failure(.internalServerError, language)
        }
    }

    // MARK: What a request says

    private struct BodyRefusal: Error {
        var status: HTTPResponse.Status
    }

    private func form(_ request: Request) async throws -> WebForm {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.longestBody {
            throw BodyRefusal(status: .contentTooLarge)
        }
        let octets: [UInt8]
        do {
            octets = Array(buffer: try await request.body.collect(upTo: Self.longestBody))
        } catch {
            throw BodyRefusal(status: error is NIOTooManyBytesError ? .contentTooLarge : .badRequest)
        }
        let type = request.headers[.contentType] ?? "application/x-www-form-urlencoded"
        if type.lowercased().hasPrefix("application/x-www-form-urlencoded") { return WebForm(urlencoded: octets) }
        if let match = type.firstMatch(of: /(?i)^multipart\/form-data;.*\bboundary="?([^";\s]+)"?/),
            let form = WebForm(multipart: octets, boundary: String(match.1))
        {
            return form
        }
        throw BodyRefusal(status: .unsupportedMediaType)
    }

    /// The last address in `X-Forwarded-For` that no proxy of ours added.
    private func client(_ request: Request, _ peer: NetworkAddress?) -> NetworkAddress? {
        guard let peer, isTrusted(peer) else { return peer }
        let line = request.headers[values: .forwardedFor].joined(separator: ",")
        let hops = line.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        for hop in hops.reversed() {
            guard let address = NetworkAddress(hop) else { return peer }
            if !isTrusted(address) { return address }
        }
        return peer
    }

    private func isTrusted(_ address: NetworkAddress) -> Bool {
        site.settings.trustedProxies.contains { $0.contains(address) }
    }

    private func language(of request: Request) -> (language: Language, isChosen: Bool) {
        if let query = request.uri.query, query.contains("lang=") {
            let wish = WebForm(urlencoded: query.utf8)["lang"]
            if let language = site.languages.first(where: { $0.rawValue.lowercased() == wish.lowercased() }) {
                return (language, true)
            }
        }
        let preferred = Language.preferred(request.headers[.acceptLanguage], among: site.languages)
        return (preferred ?? site.languages.first ?? .english, false)
    }
}
