import Foundation
import Paperboy
import Testing

@Suite(
    "An issue of hostile texts",
    .enabled(if: Checks.canRun, "skipped: ../shared/checks or their tools are not present")
)
struct HostileIssueTests {
    @Test("comes out literally in the blog and valid in feeds and mails")
    func wholeWay() async throws {
        let lines = try String(contentsOf: Checks.hostile, encoding: .utf8).split(separator: "\n").map(String.init)
        let listing = try Workshop.listing(lines.map { (title: $0, abstract: "We propose \($0)") })
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            more: "selection: {papers: 200, diversity: 0}\nweb: {url: \"https://news.example.com/\"}"
        )
        try workshop.folder.write(listing, to: "listing.json")
        try workshop.subscribe("a@example.com")
        let report = try await workshop.application.run(CalendarDate(daysSinceEpoch: 20_510))
        #expect(report.composed.papers.count == lines.count)

        let root = workshop.folder.url.path
        let post = "\(root)/blog/content/post/llm-papers-2026-02-26"
        try Checks.run("hugocheck", "--matrix", "--expect", Checks.hostile.path, post)
        for language in ["ja", "en"] {
            let feeds = ["atom.xml", "rss.xml", "feed.json"].map { "\(root)/public/\(language)/\($0)" }
            try Checks.run("feedcheck", ["--same"] + feeds)
        }
        // The texts are placeholders, markup and entities by nature; shown literally they are none.
        let literal = "placeholder,text-html-soup,text-entities"
        try Checks.run("emlcheck", "--quiet", "--any-date", "--ignore", literal, "\(root)/outbox")
    }
}
