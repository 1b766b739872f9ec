import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("HTTP redirects")
struct HTTPRedirectTests {
    let server: ScriptedHTTPServer
    let client = HTTPClient(userAgent: "t")

    init() throws { server = try .start() }

    @Test("are followed, relative ones too", arguments: [301, 302, 303, 307, 308])
    func followed(status: Int) async throws {
        server.on("/deep/a", .status(status, ["Location": "../b?c=1"]))
        server.on("/b", .body("here"))
        let response = try await client.fetch(HTTPRequest(url: server.url("/deep/a")))
        #expect(response.body == Data("here".utf8))
        #expect(server.requests.map(\.target) == ["/deep/a", "/b?c=1"])
    }

    @Test("are followed five times and no more")
    func bounded() async throws {
        for step in 1...6 { server.on("/\(step)", .status(302, ["Location": "/\(step + 1)"])) }
        server.on("/7", .body("end"))
        #expect(try await client.fetch(HTTPRequest(url: server.url("/2"))).status == 200)
        let url = server.url("/1")
        await #expect(throws: HTTPError(url: url, reason: .unreachable("more than 5 redirects"))) {
            try await client.fetch(HTTPRequest(url: url))
        }
    }

    @Test("lead to no file and no other scheme", arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x"])
    func schemes(location: String) async {
        server.on("/a", .status(302, ["Location": location]))
        let error = await #expect(throws: HTTPError.self) {
            try await client.fetch(HTTPRequest(url: server.url("/a")))
        }
        #expect(error?.reason == .unreachable("redirects to \(location), which is not followed"))
    }

    @Test("without an address are answers")
    func withoutLocation() async throws {
        server.on("/a", .status(304))
        #expect(try await client.fetch(HTTPRequest(url: server.url("/a"))).status == 304)
    }

    @Test("carry an API key to the same server, and to no other")
    func keys() async throws {
        let other = try ScriptedHTTPServer.start()
        server.on("/a", .status(302, ["Location": "/b"]))
        server.on("/b", .status(302, ["Location": other.url("/c").absoluteString]))
        other.on("/c", .body("c"))
        let headers = ["X-API-Key": "secret", "Accept": "text/plain"]
        _ = try await client.fetch(HTTPRequest(url: server.url("/a"), headers: headers))
        #expect(server.requests.map { $0.headers["x-api-key"] } == ["secret", "secret"])
        let foreign = try #require(other.requests.first)
        #expect(foreign.headers["x-api-key"] == nil)
        #expect(foreign.headers["accept"] == "text/plain")
    }

    @Test(
        "turn a POST into a GET where RFC 9110 says so",
        arguments: [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")]
    )
    func post(status: Int, method: String) async throws {
        server.on("/a", method: "POST", .status(status, ["Location": "/b"]))
        server.on("/b", method: method, .body("ok"))
        let request = HTTPRequest(method: "POST", url: server.url("/a"), body: Data("x".utf8))
        #expect(try await client.fetch(request).status == 200)
        #expect(server.requests.last?.body == (method == "POST" ? Array("x".utf8) : []))
    }
}
