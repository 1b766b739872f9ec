import Foundation
import Logging
import PaperboyTesting
import Testing

@testable import Paperboy

/// A small newsletter in a temporary folder: blog and outbox, nothing outside.
struct TestPress {
    let folder: TemporaryFolder
    let application: Application
    /// 2026-02-26, 09:00 in Tokyo.
    static let now = Date(timeIntervalSince1970: 1_772_064_000)

    /// - Parameters:
    ///   - selection: the section's lines in flow style, such as `{papers: 2}`.
    ///   - files: texts that lie beside the configuration, by name.
    init(
        selection: String = "{}",
        files: [String: String] = [:],
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse = World.failing.fetch
    ) throws {
        folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        var world = World.failing
        world.now = { Self.now }
        world.makeID = { UUID() }
        world.secretBytes = { [UInt8](repeating: 7, count: $0) }
        world.sleep = { _ in }
        world.fetch = fetch
        let configuration = try ConfigurationReader(
            folder: URL(fileURLWithPath: folder.url.path, isDirectory: true),
            environment: [:]
        )
        .read(Self.configuration(selection), name: "test.yaml")
        application = try Application(
            configuration: configuration,
            world: world,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    func collected(_ papers: [Paper], on day: String) throws {
        let note = SourceNote(source: .huggingFace, outcome: .ok, papers: papers.count)
        try application.store.save(papers, [note], for: self.day(day), at: Self.now)
    }

    private static func configuration(_ selection: String) -> String {
        """
        newsletter:
          slug: test-papers
          time-zone: Asia/Tokyo
          site: https://blog.example.com/
          editions: [{language: en, title: "Papers ({{date}})"}]
          sender: {name: Example, address: "1-2-3 Example", contact: editor@example.com}
        sources: {arxiv: {endpoint: "https://arxiv.example/query", categories: [cs.CL]}}
        selection: \(selection)
        blog: {content: blog}
        mail: {from: "News <news@example.com>", smtp: "outbox:outbox"}
        """
    }
}
