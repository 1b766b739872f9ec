import Foundation
import Testing

@testable import Paperboy

@Suite("The bundled sample")
struct SampleTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "sample")

    private func collected() async -> CollectedPapers {
        let fetch = ScriptedFetch.files.fetch
        let sleep = ScriptedSleep().sleep
        let sources: [any PaperSource] = [
            ArxivSource(
                endpoint: Self.folder.appending(path: "arxiv.xml"),
                categories: [],
                limit: 100,
                fetch: fetch
            ),
            SemanticScholarSource(
                endpoint: Self.folder.appending(path: "semantic-scholar.json"),
                query: "",
                limit: 100,
                fetch: fetch
            ),
            HuggingFaceSource(endpoint: Self.folder.appending(path: "hugging-face.json"), limit: 100, fetch: fetch),
        ]
        return await Collector(sources: sources, deadline: nil, sleep: sleep)
            .collect(.days("2026-02-01", "2026-02-26"))
    }

    @Test("gives five papers, each known to all sources that have it")
    func papers() async {
        let collected = await collected()
        #expect(collected.notes.map(\.papers) == [5, 3, 5])
        #expect(collected.notes.allSatisfy { $0.outcome == .ok })
        #expect(
            collected.papers.map(\.id.description)
                == ["2602.12192", "2602.18996", "2602.20739", "2602.21015", "2602.21202"].map { "arxiv:\($0)" }
        )
        #expect(collected.papers.filter { $0.sources.contains(.semanticScholar) }.count == 3)
        #expect(collected.papers.allSatisfy { $0.sources.starts(with: [.arxiv, .huggingFace]) })
        #expect(collected.papers.allSatisfy { $0.authors.count == 6 && $0.authors.last == "Others" })
    }

    @Test(
        "has the texts, names and days of the golden page, in the order of upvotes",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func golden() async throws {
        let page = try String(
            contentsOf: SharedFolder.url.appending(path: "golden/llm-papers-2026-02-26.ja.md"),
            encoding: .utf8
        )
        let papers = await collected().papers.sorted { ($0.signal(.upvotes) ?? 0) > ($1.signal(.upvotes) ?? 0) }
        var rest = page[...]
        for (index, paper) in papers.enumerated() {
            let day = try #require(paper.published.map { CalendarDate($0) })
            let head = """
                ## \(index + 1). \(paper.title)

                - **著者**: \(paper.authors.prefix(5).joined(separator: ", ")) ほか
                - **公開日**: \(day)
                - **ソース**: [huggingface](https://arxiv.org/abs/\(paper.id.arxivID?.rawValue ?? ""))
                """
            let abstract = "{{< details \"原文Abstract\" >}}\n\(paper.abstract)\n{{< /details >}}"
            rest = rest[try #require(rest.range(of: head)?.upperBound)...]
            rest = rest[try #require(rest.range(of: abstract)?.upperBound)...]
        }
        #expect(!rest.contains("\n## "))
    }
}
