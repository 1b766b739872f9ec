import Foundation
import Synchronization

@testable import Paperboy

/// What the sources really got, seen from where they stand.
final class FaultRecord: Sendable {
    private struct State {
        var delivered: Set<String> = []
        /// By address: whether the last answer was whole.
        var isWhole: [String: Bool] = [:]
    }

    private let state = Mutex(State())
    private let web: SmallWeb

    init(_ web: SmallWeb) { self.web = web }

    /// Identifiers of all papers in answers that came whole.
    var delivered: Set<String> { state.withLock(\.delivered) }

    /// Addresses whose last answer was none or not whole.
    var failures: [String] { state.withLock { $0.isWhole.filter { !$0.value }.keys.sorted() } }

    func watching(
        _ fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) -> @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        { request throws(HTTPError) in
            let page = self.web.page(for: request.url, body: request.body)
            self.note(request.url, isWhole: false)
            let response = try await fetch(request)
            if response.status == 200, response.body == page.body {
                self.note(request.url, isWhole: true, page.papers)
            }
            return response
        }
    }

    private func note(_ url: URL, isWhole: Bool, _ papers: [String] = []) {
        state.withLock {
            $0.isWhole[url.absoluteString] = isWhole
            $0.delivered.formUnion(papers)
        }
    }
}
