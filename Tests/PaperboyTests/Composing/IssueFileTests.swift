import Foundation
import Paperboy
import Testing

@Suite("Issue file")
struct IssueFileTests {
    @Test("gives back the issue that was written, and the bytes that were read")
    func roundTrip() throws {
        let issue = try Issue.fixture()
        let text = try IssueFile.write(issue)
        let read = try IssueFile.read(text, name: "issue.yaml")
        #expect(read == issue)
        #expect(try IssueFile.write(read) == text)
    }

    @Test("keeps any text that a paper may carry, word for word")
    func anyText() throws {
        var generator = SeededGenerator(seed: 26)
        let alphabet = Array("ab 1.:-#&*!|>'\"%@`{}[],?~<=\\$^_/（）「」論文…é😀yesnulltrue0x")
        for _ in 0..<500 {
            var issue = try Issue.fixture()
            let text = PlainText.line("x" + generator.text(of: alphabet, upTo: 60))
            let other = PlainText.line(generator.text(of: alphabet, upTo: 60) + "x")
            issue.entries[0].title = text
            issue.entries[0].authors = [other, text]
            issue.entries[0].abstract = other
            issue.entries[0].summaries[.japanese]?.text = text
            issue.entries[0].summaries[.japanese]?.takeaway = other
            issue.entries[0].reasons[.english] = other
            let written = try IssueFile.write(issue)
            let read = try IssueFile.read(written, name: "issue.yaml")
            #expect(read == issue)
            #expect(try IssueFile.write(read) == written)
        }
    }

    @Test(
        "keeps texts that YAML would take for something else",
        arguments: [
            "yes", "null", "~", "1e3", "2602.12190", "0x1F", "2026-02-26", "- a", "a: b", "# c", "| x", "", "{{< x >}}",
        ]
    )
    func typedText(text: String) throws {
        var issue = try Issue.fixture()
        issue.entries[0].authors = [text, "x"]
        issue.entries[1].title = "T" + text
        #expect(try IssueFile.read(IssueFile.write(issue), name: "issue.yaml") == issue)
    }

    @Test("keeps where a figure was copied from and under which licence, and takes web addresses alone")
    func copiedFigure() throws {
        var issue = try Issue.fixture()
        issue.entries[0].figure?.source = "https://arxiv.org/html/2602.12192v1/x1.png"
        issue.entries[0].figure?.license = "CC BY 4.0"
        let text = try IssueFile.write(issue)
        #expect(try IssueFile.read(text, name: "issue.yaml") == issue)
        let error = #expect(throws: YAMLError.self) {
            try IssueFile.read(text.replacing("source: https://arxiv", with: "source: file://x"), name: "issue.yaml")
        }
        #expect(error?.description.contains("figure.source: expected an address") == true)
    }

    @Test("keeps texts in every language, also where YAML sees a truth value", arguments: ["no", "nb", "pt-BR"])
    func languages(tag: String) throws {
        let language = try #require(Language(rawValue: tag))
        var issue = try Issue.fixture()
        issue.editions[1].language = language
        issue.entries[0].reasons[language] = "Fordi"
        issue.entries[0].summaries[language] = Summary(text: "Kart.", language: language, origin: .editor)
        #expect(try IssueFile.read(IssueFile.write(issue), name: "issue.yaml") == issue)
    }

    @Test("takes a language without a summary for one that says nothing")
    func noSummary() throws {
        var issue = try Issue.fixture()
        issue.entries[0].summaries[.english] = nil
        let text = try IssueFile.write(issue).replacing("    summary:\n", with: "    summary:\n      en:\n")
        #expect(try IssueFile.read(text, name: "issue.yaml") == issue)
    }

    @Test("takes an address with its scheme in any case, and keeps it in lower case")
    func schemes() throws {
        let text = try IssueFile.write(.fixture())
            .replacing("code: https://github.com", with: "code: HTTPS://github.com")
        #expect(try IssueFile.read(text, name: "issue.yaml") == .fixture())
    }

    @Test("keeps the topics of issue and papers, in the issue's spelling, and refuses unknown ones")
    func topics() throws {
        var issue = try Issue.fixture()
        issue.topics = ["agents", "maps"]
        issue.entries[0].topics = ["maps"]
        let text = try IssueFile.write(issue)
        #expect(text.contains("\ntopics: [agents, maps]\n") && text.contains("\n  topics: [maps]\n"))
        #expect(try IssueFile.read(text, name: "issue.yaml") == issue)
        let edited = text.replacing("  topics: [maps]", with: "  topics: [Maps, AGENTS]")
        #expect(try IssueFile.read(edited, name: "issue.yaml").entries[0].topics == ["maps", "agents"])
        for (name, hint) in [("mapz", "did you mean `maps`?"), ("kites", "the issue's `topics` are: agents, maps")] {
            let broken = text.replacing("  topics: [maps]", with: "  topics: [\(name)]")
            let error = #expect(throws: YAMLError.self) { try IssueFile.read(broken, name: "issue.yaml") }
            #expect(error?.description.contains("papers[1].topics: unknown topic `\(name)`; \(hint)") == true)
            #expect(error?.line != nil)
        }
    }

    @Test("takes an edited summary, wrapped or not")
    func edited() throws {
        let text = try IssueFile.write(.fixture())
            .replacing("Folding maps saves 40% of the space on 3 atlases.", with: "Rewritten\n          by hand.")
        let issue = try IssueFile.read(text, name: "issue.yaml")
        #expect(issue.entries[0].summaries[.english]?.text == "Rewritten by hand.")
    }

    @Test(
        "names file, line and what was expected",
        arguments: [
            ("date: 2026-02-26T09:00:00+09:00", "date: tomorrow", "issue.yaml:6: date: expected a time"),
            ("origin: editor", "origin: claude", "summary.en.origin: expected `extract`, `editor`"),
            ("takeaway: 折れば", "takaway: 折れば", "unknown key; did you mean `takeaway`?"),
            (
                "width: 1200", "width: wide",
                "figure.width: expected a whole number from 1 to 100000, found `wide`"
            ),
            (
                "code: https://github.com", "code: javascript:alert(1)//",
                "expected an address that begins with"
            ),
            ("title: Leaves", "titel: Leaves", "papers[2].title: is missing"),
            ("slug: llm-papers-2026-02-26", "slug: [", "issue.yaml:"),
            ("language: en", "language: JA", "editions[2].language: `ja` stands twice"),
            ("id: doi:10.1234/leaves.7", "id: arxiv:2602.00001", "papers[2].id: arxiv:2602.00001 stands twice"),
            ("    en: 12 upvotes", "    JA: 12 upvotes", "`ja` stands twice"),
        ]
    )
    func broken(original: String, replacement: String, message: String) throws {
        let written = try IssueFile.write(.fixture())
        #expect(written.contains(original))
        let error = #expect(throws: YAMLError.self) {
            try IssueFile.read(written.replacing(original, with: replacement), name: "issue.yaml")
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
        #expect(error?.line != nil)
    }
}
