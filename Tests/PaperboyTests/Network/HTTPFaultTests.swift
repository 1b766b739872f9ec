import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("HTTP client, faults and limits")
struct HTTPFaultTests {
    let server: ScriptedHTTPServer

    init() throws { server = try .start() }

    private func reason(_ limits: HTTPLimits = HTTPLimits(), path: String = "/a") async -> HTTPError.Reason? {
        let client = HTTPClient(userAgent: "t", limits: limits)
        return await #expect(throws: HTTPError.self) {
            try await client.fetch(HTTPRequest(url: server.url(path)))
        }?.reason
    }

    @Test("takes a body of just the limit and refuses one byte more")
    func bodyLimit() async throws {
        server.on("/a", .body("12345"))
        let response = try await HTTPClient(userAgent: "t", limits: HTTPLimits(body: 5))
            .fetch(HTTPRequest(url: server.url("/a")))
        #expect(response.body.count == 5)
        #expect(await reason(HTTPLimits(body: 4)) == .tooLarge(limit: 4))
    }

    @Test("takes an answer shorter than its Content-Length for broken")
    func truncated() async {
        server.on("/a", .truncate(HTTPResponse(status: 200, body: Data("12345".utf8)), bytes: 3))
        guard case .unreachable(let words) = await reason() else {
            Issue.record("a short answer was taken for a whole one")
            return
        }
        #expect(words.contains("2 bytes remaining"))
    }

    @Test("gives up on a server that says nothing, or too little, in time")
    func timeOut() async {
        let limits = HTTPLimits(total: .milliseconds(200))
        server.on("/a", .hang)
        #expect(await reason(limits) == .timedOut(after: .milliseconds(200)))
        server.on("/a", .drip(HTTPResponse(status: 200, body: Data("1234567890".utf8)), pause: .milliseconds(50)))
        #expect(await reason(limits) == .timedOut(after: .milliseconds(200)))
    }

    @Test("counts the time of all redirects together")
    func timeOutOverRedirects() async {
        let late = HTTPResponse(status: 302, headers: ["Location": "/a"])
        server.on("/a", .respondLate(late, after: .milliseconds(150)))
        #expect(await reason(HTTPLimits(total: .milliseconds(400))) == .timedOut(after: .milliseconds(400)))
        #expect(server.requests.count == 3)
    }

    @Test("says that a server is unreachable when it closes, talks nonsense or is not there")
    func unreachable() async {
        server.on("/closed", .close)
        server.on("/nonsense", .raw(Array("220 mail.example.com ESMTP\r\n".utf8)))
        for path in ["/closed", "/nonsense"] {
            guard case .unreachable = await reason(path: path) else {
                Issue.record("\(path) was taken for an answer")
                continue
            }
        }
        server.stop()
        guard case .unreachable = await reason() else {
            Issue.record("a stopped server was reached")
            return
        }
    }

    @Test("ends a transfer when its task is cancelled")
    func cancellation() async throws {
        server.on("/a", .hang)
        let task = Task { [server] in try await HTTPClient(userAgent: "t").fetch(HTTPRequest(url: server.url("/a"))) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        let error = await #expect(throws: HTTPError.self) { try await task.value }
        #expect(error?.reason == .unreachable("the request was cancelled"))
    }
}
