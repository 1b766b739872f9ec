import Foundation
import Paperboy
import Testing

@Suite("Page for Hugo")
struct HugoRendererTests {
    private static let golden = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    private let seedStyle = HugoStyle(dates: .day, summary: .blank, provenance: false)

    private func render(_ issue: Paperboy.Issue, _ language: Language, style: HugoStyle = .default) throws -> String {
        let edition = try #require(issue.editions.first { $0.language == language })
        return try HugoRenderer(style: style, templates: TemplateSet()).render(issue, in: edition)
    }

    @Test(
        "is the page of 2026-02-26 byte for byte in the seed's style",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func seed() throws {
        let page = try render(SampleIssue.read(), .japanese, style: seedStyle)
        #expect(try page == SampleIssue.page(SampleIssue.japanesePage))
    }

    @Test(
        "says in English what the English page of 2026-02-26 says",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func english() throws {
        let page = try render(SampleIssue.read(), .english, style: seedStyle)
        let blocks = try SampleIssue.page(SampleIssue.englishPage).components(separatedBy: "\n").dropFirst(4).dropLast(
            2
        )
        // The seed speaks of Japanese summaries on its English page, and sets a blank between an address and its point.
        let expected = blocks.filter { !$0.isEmpty && !$0.hasPrefix("This article summarizes") }
            .map { $0.replacing(" .", with: ".") }
        let shown = page.replacing(/\*\*|\[|\]\(.+?\)/, with: "").straightened
        let missing = expected.map { $0.trimming("  • ").straightened }.filter { !shown.contains($0) }
        #expect(missing.isEmpty)
    }

    @Test("is the page that an eye has approved", arguments: [Language.japanese, .english])
    func approved(language: Language) throws {
        let file = Self.golden.appending(path: "hugo-\(language).md")
        #expect(try render(SmallIssue.make(), language) == String(contentsOf: file, encoding: .utf8).trimming("\n"))
    }

    @Test("keeps formulas in abstracts for a site that sets them, or turns them into Unicode; in titles it always does")
    func formulas() throws {
        var issue = try SmallIssue.make()
        issue.entries[0].title = #"$\alpha^2$-nets for M\"uller"#
        issue.entries[0].abstract = #"We study $\beta^3$."#
        let kept = try render(issue, .english)
        #expect(kept.contains("## 1. α²-nets for Müller\n"))
        #expect(kept.contains("beta") && !kept.contains("β³"))
        let unicode = try render(issue, .english, style: HugoStyle(math: .unicode))
        #expect(unicode.contains("We study β³."))
    }

    @Test("leaves out what is not known: authors, day, identifier, figure, summary and abstract")
    func missing() throws {
        var issue = try SmallIssue.make()
        issue.entries.removeFirst(2)
        let body = try render(issue, .english).components(separatedBy: "## 1. ").last
        #expect(body?.hasPrefix("Nothing Known\n\n- **Source**: example\n\n## What the sources gave\n") == true)
    }

    @Test("has the keys of the seed and no other in the seed's style")
    func keys() throws {
        let page = try render(SmallIssue.make(), .japanese, style: seedStyle)
        let keys = page.components(separatedBy: "\n").dropFirst().prefix { $0 != "---" }.map { $0.prefix { $0 != ":" } }
        let seed = ["title", "subtitle", "summary", "tags", "categories", "url", "date", "featured", "draft"]
        #expect(keys.map(String.init) == seed)
    }

    @Test("says how the summaries were made")
    func introduction() throws {
        var issue = try SmallIssue.make()
        #expect(try render(issue, .english).contains("and each paper says how its summary was made."))
        issue.entries.remove(at: 1)
        #expect(try render(issue, .english).contains("with summaries generated using the Claude API."))
        issue.entries[0].summaries[.english]?.origin = .recorded("claude")
        #expect(try render(issue, .english).contains("with recorded summaries of a model."))
        issue.entries[0].summaries[.english]?.origin = .extract
        #expect(try render(issue, .english).contains("with sentences taken from each abstract"))
        issue.entries[0].summaries[.english]?.origin = .editor
        #expect(try render(issue, .english).contains("and each paper says how its summary was made."))
    }

    @Test("names two papers in its summary, and no more when there are no more")
    func summary() throws {
        var issue = try SmallIssue.make()
        #expect(
            try summaryLine(of: issue)
                == #"C\\++ \\& \\*Stars\\*: O(n\\_1) &#60;b>Search&#60;/b> in C#; Tides and more."#
        )
        issue.entries.removeFirst()
        #expect(try summaryLine(of: issue) == "Tides; Nothing Known.")
        issue.entries.removeFirst()
        #expect(try summaryLine(of: issue) == "Nothing Known.")
        issue.entries.removeAll()
        #expect(try summaryLine(of: issue) == "0 papers")
    }

    private func summaryLine(of issue: Paperboy.Issue) throws -> String? {
        try render(issue, .english).firstMatch(of: /\nsummary: "(?:3 papers: )?(.*)"\n/).map { String($0.1) }
    }

    @Test("speaks of the sources only when one of them went wrong")
    func sources() throws {
        var issue = try SmallIssue.make()
        issue.sources.removeLast()
        #expect(try !render(issue, .english).contains("What the sources gave"))
        issue.sources[0].outcome = .partial
        #expect(try render(issue, .english).contains("- arXiv: 12 papers, in part\n"))
        #expect(try !render(issue, .english, style: seedStyle).contains("in part"))
    }

    @Test("can be restyled by the operator's own template")
    func restyled() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hugo-template-\(#line)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "hugo"), withIntermediateDirectories: true)
        let template = "{{front.date}}{{#entries}} {{title}}{{/entries}}\n"
        try Data(template.utf8).write(to: folder.appending(path: "hugo/post.md"))
        let issue = try SmallIssue.make()
        let page = try HugoRenderer(templates: TemplateSet(folder: folder)).render(issue, in: issue.editions[1])
        let titles = ##"C\++ \& \*Stars\*: O(n\_1) &#60;b>Search&#60;/b> in C\# Tides Nothing Known"##
        #expect(page == "2026-03-05T06:00:00+09:00 " + titles)
    }

    @Test("is index.md for one edition and named after the language for several")
    func fileName() throws {
        var issue = try SmallIssue.make()
        #expect(HugoRenderer.fileName(for: .japanese, of: issue) == "index.ja.md")
        issue.editions.removeLast()
        #expect(HugoRenderer.fileName(for: .japanese, of: issue) == "index.md")
    }
}

extension String {
    /// With the quotes that a typographer turned turned back.
    fileprivate var straightened: String { replacing(/[“”]/, with: "\"").replacing("’", with: "'") }

    fileprivate func trimming(_ characters: String) -> String {
        trimmingCharacters(in: CharacterSet(charactersIn: characters))
    }
}
