import Dispatch
import Foundation
import Hummingbird
import HummingbirdTesting
import PaperboyWeb
import Testing

@testable import Paperboy

/// What only a real browser can tell. Screenshots are kept under `.build/screenshots`.
@Suite("In a real browser", .enabled(if: Browser.isInstalled), .serialized)
struct BrowserTests {
    @Test("all pages: no complaint of the browser, none of axe-core, no sideways scrolling, in two languages")
    func pages() async throws {
        let house = try WebHouse.withIssue()
        let reader = try await house.subscribe("reader@mail.test")
        let links = [
            "/subscribe", "/subscribe/sent", "/archive", "/welcome", "/nothing",
            "/confirm/\(try house.token("confirm"))",
            house.link(.manage, reader), house.link(.unsubscribe, reader), "/admin",
        ]
        try await house.server.test(.live) { client in
            let port = try #require(client.port)
            let addresses = links.flatMap { link in ["ja", "en"].map { "http://localhost:\(port)\(link)?lang=\($0)" } }
            let issues = ["ja", "en"].map { "http://localhost:\(port)/archive/llm-papers-2026-02-26/\($0)" }
            let pages = try await Browser.look(at: addresses + issues)
            #expect(pages.count == addresses.count + 2)
            expectNoFaults(pages)
        }
    }

    @Test("the operator's pages, signed in by the form: no complaint either, whatever an issue's state is")
    func operatorPages() async throws {
        let house = try WebHouse.withIssue()
        let password = "correct horse battery"
        _ = try house.application.setOperatorPassword(password)
        try await house.subscribe("reader@mail.test")
        try house.store.raise("publish", "something to look at", at: house.clock.now)
        let slugs = try house.addIssues()
        try await house.server.test(.live) { client in
            let site = "http://localhost:\(try #require(client.port))"
            let paths = ["/admin"] + slugs.map { "/admin/issues/\($0)" }
            let addresses = paths.flatMap { path in ["ja", "en"].map { "\(site)\(path)?lang=\($0)" } }
            let pages = try await Browser.look(at: addresses, into: "operator", signedInBy: password)
            #expect(pages.count == addresses.count)
            expectNoFaults(pages)
            #expect(pages.allSatisfy { $0.title != "" && !$0.isSignIn })
        }
    }

    private func expectNoFaults(_ pages: [Browser.Page]) {
        for page in pages {
            #expect(page.console == [], "\(page.url)")
            for look in page.looks {
                #expect(look.faults == [], "\(look.file)")
                #expect(look.excess == 0, "\(look.file)")
                #expect(look.checks > 10)
                #expect(FileManager.default.fileExists(atPath: look.file))
            }
        }
    }

    @Test("a browser with JavaScript, left alone on the pages behind links, changes nothing")
    func leftAlone() async throws {
        let house = try WebHouse()
        let reader = try await house.subscribe("reader@mail.test")
        let request = LetterRequest(
            kind: .signUp,
            address: try #require(EmailAddress("new@mail.test")),
            language: .english
        )
        _ = try house.store.enqueue(request, within: SignUpLimits(), at: house.clock.now)
        try await house.desk.workOff()
        let token = try house.token("confirm")
        let before = try house.dump()
        try await house.server.test(.live) { client in
            let port = try #require(client.port)
            let links = [
                "/confirm/\(token)", "/not-me/\(token)", house.link(.unsubscribe, reader), house.link(.manage, reader),
            ]
            let pages = try await Browser.look(
                at: links.map { "http://localhost:\(port)\($0)?lang=en" },
                into: "left-alone"
            )
            #expect(pages.count == links.count)
        }
        #expect(try house.dump() == before)
    }
}

/// Chromium, driven by `scripts/browse`.
enum Browser {
    struct Page: Decodable, Sendable {
        struct Look: Decodable, Sendable {
            var file: String
            var faults: [String]
            var excess: Int
            var checks: Int
        }

        var url: String
        var title: String
        /// Whether a password is asked for.
        var isSignIn: Bool
        var looks: [Look]
        var console: [String]
    }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let isInstalled: Bool = {
        let programs = ["/usr/bin/chromium", "/usr/bin/chromedriver"]
        guard programs.allSatisfy({ FileManager.default.isExecutableFile(atPath: $0) }) else { return false }
        let check = "import selenium, importlib.util; assert importlib.util.find_spec('axe_playwright_python')"
        return (try? run(["python3", "-c", check]))?.status == 0
    }()

    /// Opens each address in four ways.
    /// - Parameter password: fills in the operator's form before.
    static func look(
        at addresses: [String],
        into folder: String = "",
        signedInBy password: String? = nil
    ) async throws -> [Page] {
        let shots = root.appending(path: ".build/screenshots/\(folder)").path
        let signIn = password.map { ["--password", $0] } ?? []
        let arguments = ["python3", root.appending(path: "scripts/browse").path] + signIn + [shots] + addresses
        // Off the cooperative threads: the server under test needs them.
        let result = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try run(arguments) }) }
        }
        #expect(result.status == 0)
        return try result.output.split(separator: "\n").map { line in
            try JSONDecoder().decode(Page.self, from: Data(line.utf8))
        }
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

extension WebHouse {
    /// Besides the issue that is out: a draft, one that is being sent, and one whose send is paused.
    /// - Returns: all four.
    fileprivate func addIssues() throws -> [IssueSlug] {
        let issue = try Paperboy.Issue.fixture()
        let slugs = try (1...3).map { try unwrapped(IssueSlug(rawValue: "llm-papers-2026-02-2\($0)")) }
        for slug in slugs {
            var issue = issue
            issue.slug = slug
            try store.saveDraft(issue, names: [], at: clock.now)
            if slug == slugs[0] { continue }
            _ = try store.freeze(issue, content: try IssueFile.write(issue), names: [], for: [.mail], at: clock.now)
            try store.freezeAudience(of: slug, at: clock.now) { _ in nil }
        }
        try store.setPaused(true, slugs[2], at: clock.now)
        return slugs + [issue.slug]
    }
}
