import Foundation
import Paperboy
import Testing

@Suite("Issue file")
struct IssueFileTests {
    @Test("gives back the issue that was written, and the bytes that were read")
    func roundTrip() throws {
        let issue = try Issue.fixture()
        let text = IssueFile.write(issue)
        let read = try IssueFile.read(text, name: "issue.yaml")
        #expect(read == issue)
        #expect(IssueFile.write(read) == text)
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
            let written = IssueFile.write(issue)
            let read = try IssueFile.read(written, name: "issue.yaml")
            #expect(read == issue)
            #expect(IssueFile.write(read) == written)
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
        let text = IssueFile.write(issue)
        #expect(try IssueFile.read(text, name: "issue.yaml") == issue)
        let error = #expect(throws: YAMLError.self) {
            try IssueFile.read(text.replacing("source: https://arxiv", with: "source: file://x"), name: "issue.yaml")
        }
        #expect(error?.description.contains("figure.source: expected an address") == true)
    }

    @Test("takes an edited summary, wrapped or not")
    func edited() throws {
        let text = IssueFile.write(try .fixture())
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
        ]
    )
    func broken(original: String, replacement: String, message: String) throws {
        let written = IssueFile.write(try .fixture())
        #expect(written.contains(original))
        let error = #expect(throws: YAMLError.self) {
            try IssueFile.read(written.replacing(original, with: replacement), name: "issue.yaml")
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
        #expect(error?.line != nil)
    }
}
