import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import PaperboyWeb
import Testing

@testable import Paperboy

@Suite("Answers of the web side")
struct WebAnswerTests {
    @Test(
        "feeds have a strong tag, a date, gzip and 304",
        arguments: [
            ("atom.xml", "application/atom+xml; charset=utf-8"), ("rss.xml", "application/rss+xml; charset=utf-8"),
            ("feed.json", "application/feed+json"),
        ]
    )
    func feeds(file: String, type: String) async throws {
        let house = try WebHouse.withIssue()
        try await house.server.test(.live) { client in
            let plain = try await client.get("/feeds/ja/\(file)")
            #expect(plain.status == .ok)
            #expect(plain.headers[.contentType] == type)
            #expect(plain.headers[.vary] == "Accept-Encoding")
            let tag = try #require(plain.headers[.eTag])
            #expect(tag.wholeMatch(of: /"[A-Za-z0-9_-]+"/) != nil)
            let zipped = try await client.get("/feeds/ja/\(file)", [.acceptEncoding: "br, gzip;q=0.8"])
            #expect(zipped.headers[.contentEncoding] == "gzip")
            #expect(zipped.headers[.eTag] != tag)
            #expect(zipped.body.readableBytes < plain.body.readableBytes)
            let unzipped = try gunzip(Array(buffer: zipped.body), in: house.folder)
            #expect(unzipped == plain.text)
            for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*", try #require(zipped.headers[.eTag])] {
                let same = try await client.get("/feeds/ja/\(file)", [.ifNoneMatch: known])
                #expect(same.status == .notModified)
                #expect(same.headers[.eTag] == tag)
                #expect(same.body.readableBytes == 0)
            }
            #expect(try await client.get("/feeds/ja/\(file)", [.ifNoneMatch: "\"x\""]).status == .ok)
            let date = try #require(plain.headers[.lastModified])
            #expect(try await client.get("/feeds/ja/\(file)", [.ifModifiedSince: date]).status == .notModified)
            let old: HTTPFields = [.ifModifiedSince: "Sun, 06 Nov 1994 08:49:37 GMT"]
            #expect(try await client.get("/feeds/ja/\(file)", old).status == .ok)
        }
    }

    private func gunzip(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> String {
        let file = folder.url.appending(path: "page.gz")
        try Data(bytes).write(to: file)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", file.path]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    @Test("the archive has each issue in each language, with its figure")
    func archive() async throws {
        let house = try WebHouse.withIssue()
        try await house.server.test(.router) { client in
            #expect(try await client.get("/archive?lang=en").text.contains("LLM Papers Survey (2026-02-26)"))
            let page = try await client.get("/archive/llm-papers-2026-02-26/ja")
            #expect(page.status == .ok)
            #expect(page.headers[.contentLanguage] == "ja")
            #expect(page.text.contains("折れば場所を取らない。"))
            #expect(page.text.contains("<details>"))
            #expect(page.text.contains("src=\"/archive/llm-papers-2026-02-26/paper_1.png\""))
            let figure = try await client.get("/archive/llm-papers-2026-02-26/paper_1.png")
            #expect(figure.status == .ok)
            #expect(figure.headers[.contentType] == "image/png")
            let chosen = try await client.get("/archive/llm-papers-2026-02-26", [.acceptLanguage: "fr, en;q=0.5"])
            #expect(chosen.headers[.location] == "/archive/llm-papers-2026-02-26/en")
            for nothing in [
                "/archive/llm-papers-2026-02-26/fr", "/archive/other", "/archive/llm-papers-2026-02-26/issue.yaml",
                "/archive/llm-papers-2026-02-26/..%2fissue.yaml", "/feeds/ja/../../paperboy.yaml",
            ] {
                #expect(try await client.get(nothing).status == .notFound)
            }
        }
    }

    @Test(
        "every answer carries the headers that keep a page to itself",
        arguments: [
            "/subscribe", "/archive", "/feeds/ja/atom.xml", "/style.css", "/healthz", "/nothing", "/manage/x", "/admin",
        ]
    )
    func headers(path: String) async throws {
        let house = try WebHouse.withIssue()
        try await house.server.test(.router) { client in
            let headers = try await client.get(path).headers
            let policy = try #require(headers[.contentSecurityPolicy])
            for rule in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
                #expect(policy.contains(rule))
            }
            #expect(!policy.contains("unsafe") && !policy.contains("script-src"))
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.strictTransportSecurity] == "max-age=31536000")
            let referrer = try #require(HTTPField.Name("Referrer-Policy"))
            #expect(headers[referrer] == "same-origin")
        }
    }

    @Test("pages behind tokens are neither stored nor found")
    func secrets() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        try await house.server.test(.router) { client in
            for link in [house.link(.manage, reader), house.link(.unsubscribe, reader), "/confirm/x"] {
                let headers = try await client.get(link).headers
                #expect(headers[.cacheControl] == "no-store")
                let robots = try #require(HTTPField.Name("X-Robots-Tag"))
                #expect(headers[robots] == "noindex, nofollow")
            }
        }
    }

    @Test(
        "refuses other methods, long addresses, large bodies and odd types, in the reader's language",
        arguments: [
            ("DELETE", "/subscribe", "", "text/plain", 405), ("OPTIONS", "/archive", "", "text/plain", 405),
            ("POST", "/archive", "a=b", "application/x-www-form-urlencoded", 405),
            ("POST", "/subscribe", "a=b", "application/json", 415), ("GET", "/nothing", "", "text/plain", 404),
            ("POST", "/subscribe", String(repeating: "a", count: 9000), "application/x-www-form-urlencoded", 413),
            ("GET", "/\(String(repeating: "a", count: 3000))", "", "text/plain", 414),
        ]
    )
    func refusals(method: String, path: String, body: String, type: String, status: Int) async throws {
        let house = try WebHouse()
        try await house.server.test(.live) { client in
            let answer = try await client.execute(
                uri: path,
                method: try #require(HTTPTypes.HTTPRequest.Method(method)),
                headers: [.contentType: type, .acceptLanguage: "en-GB, ja;q=0.2"],
                body: body.isEmpty ? nil : ByteBuffer(string: body)
            )
            #expect(answer.status.code == status)
            #expect(answer.headers[.contentLanguage] == "en")
            #expect(answer.text.contains("<h1>"))
            if status == 405 { #expect(answer.headers[.allow]?.hasPrefix("GET, HEAD") == true) }
        }
    }

    @Test("speaks the language of the address, else of the browser, else of the first edition")
    func languages() async throws {
        let house = try WebHouse()
        try await house.server.test(.router) { client in
            let english: HTTPFields = [.acceptLanguage: "de, en-US;q=0.7, ja;q=0.3"]
            let spoken = [
                try await client.language("/subscribe"),
                try await client.language("/subscribe", [.acceptLanguage: "fr"]),
                try await client.language("/subscribe", english),
                try await client.language("/subscribe?lang=ja", english),
                try await client.language("/subscribe?lang=xx", english),
            ]
            #expect(spoken == ["ja", "ja", "en", "ja", "en"])
        }
    }

    @Test("figures for a monitor are for this machine alone")
    func metrics() async throws {
        let house = try WebHouse()
        try await house.subscribe("reader@mail.test")
        try await house.server.test(.live) { client in
            let text = try await client.get("/metrics").text
            #expect(text.contains("paperboy_subscribers{state=\"active\"} 1"))
            #expect(text.contains("paperboy_letters{outcome=\"sent\"} 1"))
            #expect(try await client.get("/healthz").text == "ok\n")
            #expect(
                try await client.get("/metrics").text.contains("http_requests_total{page=\"healthz\",status=\"200\"} 1")
            )
            let forwarded: HTTPFields = [try #require(HTTPField.Name("X-Forwarded-For")): "127.0.0.1"]
            #expect(try await client.get("/metrics", forwarded).status == .notFound)
        }
    }

    @Test("no page loads or runs anything: no script, no style in the page, nothing from elsewhere")
    func pure() async throws {
        let house = try WebHouse.withIssue()
        let reader = try await house.subscribe("reader@mail.test")
        try await house.server.test(.router) { client in
            let pages = [
                "/subscribe", "/archive", "/archive/llm-papers-2026-02-26/en", house.link(.manage, reader),
                "/subscribe/sent",
                house.link(.unsubscribe, reader), "/welcome", "/nothing", "/admin",
            ]
            for language in ["ja", "en"] {
                for page in pages {
                    let html = try await client.get("\(page)?lang=\(language)").text
                    #expect(html.hasPrefix("<!doctype html>"))
                    for forbidden in ["<script", "<style", "style=", "javascript:", "onclick", "src=\"http"] {
                        #expect(!html.contains(forbidden), "\(page) has \(forbidden)")
                    }
                    #expect(html.matches(of: /<h1/).count == 1)
                    #expect(html.matches(of: /<main/).count == 1)
                }
            }
        }
    }
}

extension TestClientProtocol {
    fileprivate func language(_ uri: String, _ headers: HTTPFields = [:]) async throws -> String? {
        try await get(uri, headers).headers[.contentLanguage]
    }
}

extension WebHouse {
    /// A house with one issue out.
    static func withIssue(clock: TestClock = TestClock()) throws -> WebHouse {
        let house = try WebHouse(clock: clock)
        let issue = try Paperboy.Issue.fixture()
        _ = try house.store.freeze(issue, content: try IssueFile.write(issue), names: [], at: clock.now)
        let folder = house.folder.url.appending(path: "issues/\(issue.slug)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try BlackPNG.make(width: 120, height: 63).write(to: folder.appending(path: "paper_1.png"))
        return try WebHouse(folder: house.folder, clock: clock)
    }
}
