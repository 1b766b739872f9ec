import Foundation
import Logging
import Paperboy
import PaperboyTesting
import Testing

@Suite("Checking an issue")
struct CheckTests {
    private static let configuration = """
        newsletter:
          slug: llm-papers
          site: https://blog.example.com/
          editions: [{language: en, title: "Papers ({{date}})"}]
        blog: {content: content}
        """
    private static let good = """
        Tides near river mouths resist prediction. TideNet is a network that learns them from gauges. On 12 rivers, \
        forecasts improve by 7%, without tuning for any new river.
        """

    private let folder: TemporaryFolder
    private let application: Application
    private let slug: IssueSlug

    init() throws {
        folder = try TemporaryFolder()
        let file = try folder.write(Self.configuration, to: "paperboy.yaml")
        var world = World.failing
        world.now = { Date(timeIntervalSince1970: 1_772_053_200) }
        application = try Application(
            configuration: .read(file: file, environment: [:]),
            world: world,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        slug = try #require(IssueSlug(rawValue: "llm-papers-2026-02-26"))
    }

    private func write(_ text: String, origin: String = "model claude-haiku-5-5 2026-02-26") throws {
        try folder.write(
            """
            slug: \(slug)
            id: tag:blog.example.com,2026-02-26:llm-papers
            date: 2026-02-26T06:00:00+09:00
            editions: [{language: en, title: Papers}]
            papers:
              - id: arxiv:2602.00001
                title: "TideNet: Learning the Tides"
                source: arxiv
                abstract: >
                  Tides are hard to predict near river mouths. We propose TideNet, a network that learns tides from
                  gauges. Experiments show that TideNet improves forecasts on 12 rivers by 7%. It needs no tuning.
                summary:
                  en: {origin: \(origin), text: "\(text)"}
            """,
            to: "issues/\(slug)/issue.yaml"
        )
    }

    private var post: String {
        get throws {
            try String(contentsOf: folder.url.appending(path: "content/\(slug)/index.md"), encoding: .utf8)
        }
    }

    @Test("finds nothing in a good text and ends with 0")
    func good() throws {
        try write(Self.good)
        let report = try application.check(slug)
        #expect(report.findings == [])
        #expect(report.status == .done)
        #expect(report.text == "\(slug): 1 summaries checked, 0 failures, 0 warnings")
    }

    @Test("names paper, language, check, words and what to do, and ends with 3")
    func bad() throws {
        try write(Self.good.replacing("7%", with: "70%"))
        let report = try application.check(slug)
        #expect(report.status == .partial)
        let finding = try #require(report.findings.first { $0.verdict == .fail })
        #expect(finding.check == "numbers")
        #expect(finding.words == ["70%"])
        #expect(report.text.contains("  fail  arxiv:2602.00001 en  numbers: “70%”\n      Use only numbers that the abstract"))
        #expect(report.text.contains("origin: editor"))
    }

    @Test("stops an issue whose summary fails before anything is frozen or written")
    func gate() async throws {
        try write(Self.good.replacing("7%", with: "70%"))
        let error = await #expect(throws: CommandFailure.self) { try await application.publish(slug) }
        #expect(error?.status == .failed)
        #expect(error?.message.contains("numbers: “70%”") == true)
        #expect(error?.message.contains("--unchecked") == true)
        #expect(try application.store.issue(slug)?.content == nil)
        #expect(throws: CocoaError.self) { try post }
    }

    @Test("publishes it when told to, without telling readers that it was checked")
    func unchecked() async throws {
        try write(Self.good.replacing("7%", with: "70%"))
        let report = try await application.publish(slug, unchecked: true)
        #expect(report.status == .done)
        #expect(report.remarks.first?.contains("numbers: “70%”") == true)
        #expect(try post.contains("AI summary of the abstract, not confirmed by the checks"))
        #expect(try application.store.issue(slug)?.content?.contains("failed-checks: numbers") == true)
    }

    @Test("tells readers of a checked summary that it was")
    func checked() async throws {
        try write(Self.good)
        _ = try await application.publish(slug)
        #expect(try post.contains("AI summary of the abstract, checked; claude-haiku-5-5, 2026-02-26"))
    }

    @Test("only remarks on the editor's own words")
    func editor() async throws {
        try write(Self.good.replacing("7%", with: "70%"), origin: "editor")
        #expect(try application.check(slug).status == .partial)
        let report = try await application.publish(slug)
        #expect(report.status == .done)
        #expect(report.remarks.first?.hasPrefix("published all the same: fail  arxiv:2602.00001 en  numbers") == true)
        #expect(try post.contains("Summary by the editor"))
    }
}
