import Foundation
import Logging
import Paperboy
import PaperboyTesting
import Testing

@Suite("Demo")
struct DemoTests {
    /// - Parameter describesFigures: false takes the alternative texts and credits of the sample's figures away.
    private func play(
        _ folder: TemporaryFolder,
        describesFigures: Bool = true,
        editing: (String) -> String = { $0 }
    ) async throws -> DemoReport {
        let demo = Demo(folder: folder.url.appending(path: "demo"))
        try demo.set()
        let text = try String(contentsOf: demo.configuration, encoding: .utf8)
        try Data(editing(text).utf8).write(to: demo.configuration)
        let figures = folder.url.appending(path: "demo/sample/figures")
        for name in try FileManager.default.contentsOfDirectory(atPath: figures.path)
        where !describesFigures && name.hasSuffix(".yaml") {
            try FileManager.default.removeItem(at: figures.appending(path: name))
        }
        let application = try Application(
            configuration: .read(file: demo.configuration, environment: [:]),
            world: .live(userAgent: "paperboy-tests"),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await demo.play(application)
    }

    private func contents(of folder: TemporaryFolder) throws -> [String: Data] {
        let walker = FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: [.isRegularFileKey])
        var files: [String: Data] = [:]
        while let url = walker?.nextObject() as? URL {
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
                !url.lastPathComponent.contains("sqlite")
            else { continue }
            files[url.path] = try Data(contentsOf: url)
        }
        return files
    }

    @Test("makes blog, feeds and mails, and a second time changes nothing")
    func twice() async throws {
        let folder = try TemporaryFolder()
        let report = try await play(folder)
        #expect(report.status == .done)
        #expect(report.run.composed.papers.count == 5)
        let first = try contents(of: folder)
        let names = first.keys.map { URL(fileURLWithPath: $0).lastPathComponent }
        for name in ["index.ja.md", "index.en.md", "paper_5.png", "atom.xml", "rss.xml", "feed.json", "issue.yaml"] {
            #expect(names.contains(name))
        }
        #expect(names.filter { $0.hasSuffix(".eml") }.count == 3)

        let second = try await play(folder)
        #expect(second.status == .done)
        #expect(try contents(of: folder) == first)
    }

    @Test(
        "gives the golden page byte for byte in its form",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func golden() async throws {
        let folder = try TemporaryFolder()
        // The golden page knows its figures by the papers' titles alone.
        _ = try await play(folder, describesFigures: false) { text in
            text.replacing(
                "blog: {content: blog/content/post}",
                with: "blog: {content: blog/content/post, date: day, summary: blank, provenance: false}"
            )
        }
        let slug = "llm-papers-2026-02-26"
        let post = try Data(contentsOf: folder.url.appending(path: "demo/blog/content/post/\(slug)/index.ja.md"))
        let golden = try Data(contentsOf: SharedFolder.url.appending(path: "golden/\(slug).ja.md"))
        #expect(String(decoding: post, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
        #expect(post == golden)
    }

    @Test("labels its summaries as recorded, in post and feed")
    func labels() async throws {
        let folder = try TemporaryFolder()
        _ = try await play(folder)
        let outputs = try contents(of: folder).filter { name, _ in
            name.hasSuffix("index.ja.md") || name.hasSuffix("ja/atom.xml")
        }
        #expect(outputs.count == 2)
        for (name, data) in outputs {
            #expect(String(decoding: data, as: UTF8.self).contains("記録済みのモデルの要約"), "\(name)")
        }
    }

    @Test("keeps out of a folder that holds something else")
    func foreignFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "demo/letter.txt")
        #expect(throws: CommandFailure.self) { try Demo(folder: folder.url.appending(path: "demo")).set() }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "demo").path)
        #expect(names == ["letter.txt"])
    }
}
