import Foundation
import Logging

@testable import Paperboy

/// A newsletter in a temporary folder, with a clock that stands still.
struct Workshop {
    let folder: TemporaryFolder
    let application: Application

    /// - Parameters:
    ///   - sources: the lines under `sources:`.
    ///   - more: further sections; blog, feeds and an outbox are there already.
    ///   - mail: where mail goes: an address, or a list of relays in flow style.
    ///   - folder: where another workshop was before; a new one when left out.
    ///   - environment: variables that the configuration is read with.
    ///   - change: what is different in this world.
    ///   - timeZone: where the newsletter appears.
    init(
        sources: String,
        more: String = "",
        mail: String = "outbox:outbox",
        now: String = "2026-02-26T09:00:00+09:00",
        limits: HTTPLimits = HTTPLimits(total: .seconds(2)),
        timeZone: String = "Asia/Tokyo",
        folder: TemporaryFolder? = nil,
        environment: [String: String] = [:],
        change: (inout World) -> Void = { _ in }
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        let folder = self.folder
        let text = Self.configuration(sources: sources, more: more, mail: mail)
            .replacing("time-zone: Asia/Tokyo", with: "time-zone: \(timeZone)")
            .replacing("mail: {", with: "mail: {patience: 0s, ")
        let file = try folder.write(text, to: "paperboy.yaml")
        let retry = RetryPolicy(attempts: 2, baseDelay: .milliseconds(1))
        var world = World.live(userAgent: "paperboy-tests", limits: limits, retry: retry)
        let instant = ZonedTime(now)?.instant ?? .distantPast
        world.now = { instant }
        change(&world)
        application = try Application(
            configuration: .read(file: file, environment: environment),
            world: world,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// The same folder, its configuration read anew, some time later.
    func later(by pause: Duration) throws -> Workshop {
        let instant = application.world.now().addingTimeInterval(pause / .seconds(1))
        return try again { $0.now = { instant } }
    }

    /// The same folder, its configuration read anew, in a world that goes by a clock.
    func by(_ clock: TestClock) throws -> Workshop { try again { clock.run(&$0) } }

    private func again(_ change: (inout World) -> Void) throws -> Workshop {
        var world = application.world
        change(&world)
        return Workshop(
            folder: folder,
            application: try Application(
                configuration: .read(file: folder.url.appending(path: "paperboy.yaml"), environment: [:]),
                world: world,
                log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
    }

    private init(folder: TemporaryFolder, application: Application) {
        self.folder = folder
        self.application = application
    }

    func text(of path: String) throws -> String {
        try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
    }

    func files(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: path).path)) ?? []).sorted()
    }

    @discardableResult
    func subscribe(_ addresses: String...) throws -> SubscribersReport {
        let csv = (["email"] + addresses).joined(separator: "\n")
        return try application.importSubscribers(from: folder.write(csv, to: "subscribers.csv"), dryRun: false)
    }

    static func configuration(sources: String, more: String = "", mail: String = "outbox:outbox") -> String {
        """
        newsletter:
          slug: llm-papers
          time-zone: Asia/Tokyo
          site: https://blog.example.com/
          editions:
            - {language: ja, title: "LLM論文サーベイ（{{date}}）", tags: [LLM, AI, 論文], categories: [LLM, AI, 論文]}
            - {language: en, title: "LLM Papers Survey ({{date}})"}
          sender: {name: Example, address: 1 Street, contact: editor@example.com}
        sources:
          window: 3d
        \(sources)
        blog: {content: blog/content/post}
        feeds: {directory: public, url: "https://blog.example.com/"}
        mail: {from: "News <news@example.com>", smtp: \(mail.hasPrefix("[") ? mail : "\"\(mail)\"")}
        \(more)
        """
    }
}

extension Workshop {
    /// A list of Hugging Face with these papers: title and abstract, upvotes falling.
    static func listing(_ papers: [(title: String, abstract: String)], firstNumber: Int = 1) throws -> String {
        let entries = papers.enumerated().map { index, paper -> [String: Any] in
            let id = "2602.\(10_000 + firstNumber + index)"
            let body: [String: Any] = [
                "id": id, "title": paper.title, "summary": paper.abstract, "upvotes": 1000 - index,
                "publishedAt": "2026-02-25T10:00:00.000Z", "authors": [["name": "Ada One"], ["name": "Ben Two"]],
            ]
            return ["paper": body, "title": paper.title, "publishedAt": "2026-02-26T00:00:00.000Z"]
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: entries), as: UTF8.self)
    }
}
