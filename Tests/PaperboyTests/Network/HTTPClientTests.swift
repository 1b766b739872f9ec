import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("HTTP client")
struct HTTPClientTests {
    let server: ScriptedHTTPServer
    let client = HTTPClient(userAgent: "paperboy-tests")

    init() throws { server = try .start() }

    @Test(
        "gives status, lower-cased header fields and body, whatever the status",
        arguments: [200, 204, 304, 404, 500]
    )
    func answer(status: Int) async throws {
        let text = status == 204 || status == 304 ? "" : "body"
        server.on("/a", .status(status, ["X-Kind": " some: thing "], text))
        let response = try await client.fetch(HTTPRequest(url: server.url("/a")))
        #expect(response.status == status)
        #expect(response.headers["x-kind"] == "some: thing")
        #expect(response.body == Data(text.utf8))
    }

    @Test("says who asks, and sends the request's own fields and body")
    func request() async throws {
        server.on("/api", method: "POST", .body("{}"))
        _ = try await client.fetch(
            HTTPRequest(
                method: "POST",
                url: server.url("/api?x=%E6%97%A5&y=1"),
                headers: ["X-API-Key": "k", "Content-Type": "application/json", "X-Empty": ""],
                body: Data([0x7B, 0x00, 0x7D])
            )
        )
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/api?x=%E6%97%A5&y=1")
        #expect(request.headers["user-agent"] == "paperboy-tests")
        #expect(request.headers["x-api-key"] == "k")
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["x-empty"] == "")
        #expect(request.body == [0x7B, 0x00, 0x7D])
    }

    @Test("sends every method under its own name", arguments: ["GET", "HEAD", "POST", "PUT", "DELETE"])
    func method(name: String) async throws {
        server.on("/a", method: name, .body("ok"))
        let response = try await client.fetch(HTTPRequest(method: name, url: server.url("/a")))
        #expect(server.requests.map(\.method) == [name])
        #expect(response.body == Data((name == "HEAD" ? "" : "ok").utf8))
    }

    @Test("keeps the connection for the next request, and takes nothing of one request into the next")
    func reuse() async throws {
        server.on("/a", method: "POST", .body("1", ["X-Only": "1"]))
        server.on("/b", .body("2"))
        _ = try await client.fetch(
            HTTPRequest(method: "POST", url: server.url("/a"), headers: ["X-Once": "1"], body: Data("x".utf8))
        )
        let second = try await client.fetch(HTTPRequest(url: server.url("/b")))
        #expect(second.headers["x-only"] == nil)
        let request = try #require(server.requests.last)
        #expect(request.method == "GET")
        #expect(request.headers["x-once"] == nil)
        #expect(request.body.isEmpty)
        #expect(request.connection == 1)
    }

    @Test("refuses a header field that would break out of its line", arguments: ["a\r\nX-Evil: 1", "a\nb", "a\0b"])
    func headerInjection(value: String) async throws {
        await #expect(throws: HTTPError.self) {
            try await client.fetch(HTTPRequest(url: server.url("/"), headers: ["X-Key": value]))
        }
        #expect(server.requests.isEmpty)
    }

    @Test(
        "opens no address that is neither http, https nor a file",
        arguments: ["ftp://127.0.0.1/x", "dict://127.0.0.1/x"]
    )
    func scheme(address: String) async throws {
        let url = try #require(URL(string: address))
        let error = await #expect(throws: HTTPError.self) { try await client.fetch(HTTPRequest(url: url)) }
        #expect(error?.isTransient == false)
    }
}

@Suite("HTTP client, compressed bodies")
struct HTTPCompressionTests {
    @Test("asks for gzip and unpacks it")
    func gzip() async throws {
        let server = try ScriptedHTTPServer.start()
        let packed = try #require(Data(base64Encoded: "H4sIAAAAAAACA8tIzcnJV0ivyiwAABlq0t8KAAAA"))
        server.on("/a", .respond(HTTPResponse(status: 200, headers: ["Content-Encoding": "gzip"], body: packed)))
        let response = try await HTTPClient(userAgent: "t").fetch(HTTPRequest(url: server.url("/a")))
        #expect(String(decoding: response.body, as: UTF8.self) == "hello gzip")
        #expect(server.requests.first?.headers["accept-encoding"]?.contains("gzip") == true)
    }

    @Test("counts unpacked bytes against the limit: 133 bytes become 100,000")
    func bomb() async throws {
        let server = try ScriptedHTTPServer.start()
        let zeros = String(repeating: "A", count: 128)
        let packed = try #require(Data(base64Encoded: "H4sIAAAAAAACA+3BMQEAAADCoKzrX8IaHkAB\(zeros)rwaH+uIboIYBAA=="))
        server.on("/a", .respond(HTTPResponse(status: 200, headers: ["Content-Encoding": "gzip"], body: packed)))
        let request = HTTPRequest(url: server.url("/a"))
        let whole = try await HTTPClient(userAgent: "t").fetch(request)
        #expect(whole.body.count == 100_000)
        let careful = HTTPClient(userAgent: "t", limits: HTTPLimits(body: 99_999))
        await #expect(throws: HTTPError(url: request.url, reason: .tooLarge(limit: 99_999))) {
            try await careful.fetch(request)
        }
    }
}
