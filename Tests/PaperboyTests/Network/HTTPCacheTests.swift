import Foundation
import Paperboy
import Testing

@Suite("HTTP cache")
struct HTTPCacheTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let clock = TestClock()
    private let url = URL(known: "https://source.example/feed?page=1")

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.url.appending(path: "test.sqlite"))
    }

    private func cache(_ script: ScriptedFetch, limits: HTTPCacheLimits = HTTPCacheLimits()) -> HTTPCache {
        HTTPCache(storage: store, limits: limits, now: { [clock] in clock.now }, fetch: script.fetch)
    }

    @Test("asks nothing again within the hour, and says how old an answer is")
    func fresh() async throws {
        let script = ScriptedFetch("body")
        #expect(try await cache(script)(HTTPRequest(url: url)).headers["age"] == nil)
        clock.advance(3599)
        let again = try await cache(script)(HTTPRequest(url: url))
        #expect(again.body == Data("body".utf8) && again.headers["age"] == "3599")
        #expect(script.requests.count == 1)
    }

    @Test("asks after the hour whether something changed, and gives the kept body when nothing did")
    func notModified() async throws {
        let script = ScriptedFetch { request, number in
            guard number > 0 else {
                let headers = [
                    "etag": "\"a\"", "last-modified": "Tue, 25 Feb 2026 00:00:00 GMT", "content-type": "text/xml",
                ]
                return HTTPResponse(status: 200, headers: headers, body: Data("body".utf8))
            }
            return HTTPResponse(status: 304, headers: ["etag": "\"b\""])
        }
        _ = try await cache(script)(HTTPRequest(url: url))
        clock.advance(3600)
        let renewed = try await cache(script)(HTTPRequest(url: url))
        #expect(renewed.status == 200 && renewed.body == Data("body".utf8))
        #expect(renewed.headers["content-type"] == "text/xml")
        #expect(script.requests[1].headers["If-None-Match"] == "\"a\"")
        #expect(script.requests[1].headers["If-Modified-Since"] == "Tue, 25 Feb 2026 00:00:00 GMT")
        _ = try await cache(script)(HTTPRequest(url: url))
        #expect(script.requests.count == 2)
        clock.advance(3600)
        _ = try await cache(script)(HTTPRequest(url: url))
        #expect(script.requests[2].headers["If-None-Match"] == "\"b\"")
    }

    @Test("keeps the new answer when something changed")
    func modified() async throws {
        let script = ScriptedFetch { _, number in HTTPResponse(status: 200, body: Data("\(number)".utf8)) }
        _ = try await cache(script)(HTTPRequest(url: url))
        clock.advance(7200)
        #expect(try await cache(script)(HTTPRequest(url: url)).body == Data("1".utf8))
        #expect(try await cache(script)(HTTPRequest(url: url)).body == Data("1".utf8))
        #expect(script.requests.count == 2)
    }

    @Test("tells questions apart by method, address and body")
    func keys() async throws {
        let script = ScriptedFetch { request, _ in HTTPResponse(status: 200, body: request.body ?? Data("none".utf8)) }
        let batches = ["a", "b", "a"].map { HTTPRequest(method: "POST", url: url, body: Data($0.utf8)) }
        var bodies: [Data] = []
        for request in batches + [HTTPRequest(url: url)] { bodies.append(try await cache(script)(request).body) }
        #expect(bodies == ["a", "b", "a", "none"].map { Data($0.utf8) })
        #expect(script.requests.count == 3)
    }

    @Test("asks the server itself when told to, without conditions")
    func noCache() async throws {
        let script = ScriptedFetch { _, number in
            HTTPResponse(status: 200, headers: ["etag": "\"a\""], body: Data("\(number)".utf8))
        }
        _ = try await cache(script)(HTTPRequest(url: url))
        let request = HTTPRequest(url: url, headers: ["Cache-Control": "no-cache"])
        #expect(try await cache(script)(request).body == Data("1".utf8))
        #expect(script.requests[1].headers["If-None-Match"] == nil)
        #expect(try await cache(script)(HTTPRequest(url: url)).body == Data("1".utf8))
    }

    @Test("keeps no failure, nothing too large, and no file", arguments: [404, 500, 200])
    func notKept(status: Int) async throws {
        let script = ScriptedFetch("123456", status: status)
        let url = status == 200 ? URL(known: "https://source.example/large") : url
        for _ in 0..<2 { _ = try await cache(script, limits: HTTPCacheLimits(body: 5))(HTTPRequest(url: url)) }
        #expect(script.requests.count == 2)
        let file = ScriptedFetch("file")
        for _ in 0..<2 { _ = try await cache(file)(HTTPRequest(url: URL(fileURLWithPath: "/x"))) }
        #expect(file.requests.count == 2)
    }

    @Test("does not take a kept answer for fresh when the clock was set back")
    func clockSetBack() async throws {
        let script = ScriptedFetch("body")
        _ = try await cache(script)(HTTPRequest(url: url))
        clock.advance(-10)
        _ = try await cache(script)(HTTPRequest(url: url))
        #expect(script.requests.count == 2)
    }

    @Test("lets go of what is old, and of the oldest when all is too much")
    func forgetting() async throws {
        let script = ScriptedFetch("12345")
        let urls = (0..<4).map { URL(known: "https://source.example/\($0)") }
        for url in urls {
            _ = try await cache(script)(HTTPRequest(url: url))
            clock.advance(10)
        }
        let start = clock.now - 40
        func kept() -> [Bool] { urls.map { store.answer(to: HTTPRequest(url: $0)) != nil } }
        try store.forgetAnswers(before: start + 5, keeping: 1000)
        #expect(kept() == [false, true, true, true])
        try store.forgetAnswers(before: .distantPast, keeping: 11)
        #expect(kept() == [false, false, true, true])
    }
}
