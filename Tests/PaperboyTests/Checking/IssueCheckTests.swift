import Foundation
import Testing

@testable import Paperboy

@Suite("Checks of an issue before it goes out")
struct IssueCheckTests {
    @Test(
        "finds what was to be filled in",
        arguments: [
            ("Papers ({{date}})", "{{date}}"), ("{% if x %}", "{% if x %}"), ("Hello ${name}!", "${name}"),
            ("Dear *|FNAME|*", "*|FNAME|*"), ("TODO: write", "TODO"), ("see TBD.", "TBD"),
            ("Lorem ipsum dolor", "Lorem ipsum"), ("[insert text here]", "[insert text here]"),
            ("論文TODO", "TODO"), ("todo lists", nil), ("A {set} of {{", nil), ("5 % {x} %", nil),
            ("[1] your paper", nil),
        ] as [(String, String?)]
    )
    func placeholders(text: String, found: String?) { #expect(Placeholder.first(in: text) == found) }

    @Test("finds nothing in a good issue")
    func good() throws { #expect(IssueCheck(issue: try MailSample.issue()).diagnoses().isEmpty) }

    @Test("names issue, language, paper and words of what was left")
    func texts() throws {
        var issue = try MailSample.issue()
        issue.editions[1].title = "Papers ({{date}})"
        issue.entries[0].summaries[.japanese]?.takeaway = "TODO"
        let found = IssueCheck(issue: issue).diagnoses()
        #expect(found.map(\.state) == [.failure, .failure])
        #expect(found.map(\.subject) == ["llm-papers-2026-02-26 ja", "llm-papers-2026-02-26 en"])
        #expect(found[0].finding == "arxiv:2602.00001 has “TODO” in a text")
        #expect(found[1].finding == "the title has “{{date}}”")
    }

    @Test("what the paper itself says is no leftover")
    func quoted() throws {
        var issue = try MailSample.issue()
        issue.entries[0].abstract = "We fill {{user}} into prompts."
        issue.entries[0].summaries[.english]?.text = "The paper fills {{user}} into prompts."
        #expect(IssueCheck(issue: issue).diagnoses().isEmpty)
    }

    @Test(
        "links have to be addresses of the web",
        arguments: [
            "javascript:alert(1)", "htps://example.com/", "https://", "https://exa mple.com/", "github.com/x",
            "https://localhost/x", "https://a..b/",
        ]
    )
    func links(address: String) throws {
        var issue = try MailSample.issue()
        issue.entries[0].links[2].url = address
        let found = IssueCheck(issue: issue).diagnoses()
        #expect(found.map(\.state) == [.failure])
        #expect(found.first?.finding.contains("“\(address)” as code") == true)
    }

    @Test(
        "links of any kind that browsers follow are good",
        arguments: [
            "http://192.0.2.1:8080/x", "https://例え.jp/x", "https://some_lab.github.io/", "https://a.example/?q=ä b",
        ]
    )
    func goodLinks(address: String) throws {
        var issue = try MailSample.issue()
        issue.entries[0].links[2].url = address
        #expect(IssueCheck(issue: issue).diagnoses().isEmpty)
    }

    @Test("a figure without words is told")
    func alt() throws {
        var issue = try MailSample.issue()
        issue.entries[0].figure?.alt = " "
        #expect(IssueCheck(issue: issue).diagnoses().map(\.state) == [.warning])
    }
}
