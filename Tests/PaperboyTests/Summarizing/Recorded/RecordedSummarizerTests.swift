import Foundation
import Paperboy
import Testing

@Suite("Recorded summaries")
struct RecordedSummarizerTests {
    private let sample = RecordedSummarizer(folder: .builtIn("sample/summaries"), label: "Claude")

    @Test("replays the sample for each paper and language", arguments: ["ja", "en"])
    func sample(tag: String) async throws {
        let language = try #require(Language(rawValue: tag))
        for id in ["2602.12192", "2602.20739", "2602.21015", "2602.21202", "2602.18996"] {
            let summary = try await sample.summary(of: paper("arxiv:\(id)"), in: language)
            #expect(summary.language == language)
            #expect(summary.origin == .recorded("Claude"))
            #expect(summary.takeaway == nil)
            #expect(summary.text.count > 300)
        }
    }

    @Test("is the golden pages word for word", .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"))
    func golden() async throws {
        for (tag, name) in [("ja", "llm-papers-2026-02-26.ja.md"), ("en", "llm-papers-2026-02-26.en.txt")] {
            let page = try String(contentsOf: SharedFolder.url.appending(path: "golden/\(name)"), encoding: .utf8)
            for id in page.matches(of: /arXiv ID(?:\*\*)?: (\S+)/).map(\.1) {
                let language = try #require(Language(rawValue: tag))
                #expect(page.contains(try await sample.summary(of: paper("arxiv:\(id)"), in: language).text))
            }
        }
    }

    @Test("names the file that is missing")
    func missing() async throws {
        let folder = URL(fileURLWithPath: "/nowhere")
        let summarizer = RecordedSummarizer(folder: .disk(folder), label: "Claude")
        let paper = try paper("arxiv:hep-th/9901001")
        let error = await #expect(throws: SummaryError.self) { try await summarizer.summary(of: paper, in: .japanese) }
        #expect(error?.reason == "/nowhere/ja/hep-th-9901001.json: no such file")
    }

    @Test("names the file that cannot be used, and reads a good one with its one line")
    func files() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "recorded-\(ProcessInfo.processInfo.processIdentifier)"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "ja"), withIntermediateDirectories: true)
        try Data("{}".utf8).write(to: folder.appending(path: "ja/s2-1.json"))
        try Data(#"{"one_line": "新しい。", "summary": "本文。"}"#.utf8).write(to: folder.appending(path: "ja/s2-2.json"))
        let summarizer = RecordedSummarizer(folder: .disk(folder), label: "m")
        let error = await #expect(throws: SummaryError.self) {
            try await summarizer.summary(of: paper("s2:1"), in: .japanese)
        }
        #expect(error?.reason.contains("ja/s2-1.json: the answer is not JSON with a `summary`") == true)
        let good = try await summarizer.summary(of: paper("s2:2"), in: .japanese)
        #expect(good == Summary(text: "本文。", takeaway: "新しい。", language: .japanese, origin: .recorded("m")))
    }

    private func paper(_ id: String) throws -> Paper { Paper(id: try #require(PaperID(id)), title: "T") }
}
