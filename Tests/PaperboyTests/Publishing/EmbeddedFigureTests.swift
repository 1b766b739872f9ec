import Foundation
import Testing

@testable import Paperboy

@Suite("Figures inside mails")
struct EmbeddedFigureTests {
    private func figures(of issue: Paperboy.Issue, _ png: Data) throws -> MailFigures {
        var figures = MailFigures(domain: "blog.example.com")
        figures.add(try #require(issue.entries[0].figure), of: issue.slug, png: png)
        return figures
    }

    private func message(_ figures: MailFigures, _ issue: Paperboy.Issue) throws -> [UInt8] {
        let renderer = MailRenderer(
            newsletter: MailSample.newsletter,
            settings: MailSettings(from: try Mailbox("LLM Papers <news@example.com>")),
            templates: TemplateSet(),
            figures: figures
        )
        return try renderer.body(of: issue, in: MailSample.english)
            .message(to: MailSample.recipient, date: MailSample.date)
    }

    @Test("stand beside the HTML in one part, and the HTML shows them by their identifier")
    func structure() throws {
        let issue = try MailSample.issue()
        let png = BlackPNG.make(width: 60, height: 40)
        let bytes = try message(figures(of: issue, png), issue)
        let parts = try MailDecoder(bytes).parts()
        #expect(parts.count == 2)
        #expect(try parts[0].text().contains("KiteBench"))
        let type = try #require(parts[1].value("Content-Type"))
        #expect(type.hasPrefix("multipart/related; type=\"text/html\"; boundary="))
        let related = try parts[1].parts()
        #expect(related.map { $0.value("Content-Type") } == ["text/html; charset=utf-8", "image/png"])
        let identifier = "llm-papers-2026-02-26.paper_1.png@blog.example.com"
        #expect(try related[0].text().contains("<img src=\"cid:\(identifier)\""))
        #expect(related[1].value("Content-ID") == "<\(identifier)>")
        #expect(related[1].value("Content-Disposition") == "inline; filename=\"paper_1.png\"")
        let encoded = String(decoding: related[1].body, as: UTF8.self).replacing("\r\n", with: "")
        #expect(Data(base64Encoded: encoded) == png)
    }

    @Test("make a message that is the same each time, with boundaries of its own for each part")
    func stable() throws {
        let issue = try MailSample.issue()
        let figures = try figures(of: issue, BlackPNG.make(width: 60, height: 40))
        let bytes = try message(figures, issue)
        #expect(try message(figures, issue) == bytes)
        let boundaries = String(decoding: bytes, as: UTF8.self).matches(of: /boundary="([^"]+)"/).map { $0.1 }
        #expect(boundaries.count == 2)
        #expect(!boundaries[1].hasPrefix(boundaries[0]) && !boundaries[0].hasPrefix(boundaries[1]))
    }

    @Test("stay on the web where they are not among those that go along")
    func linked() throws {
        let issue = try MailSample.issue()
        let text = String(decoding: try message(MailFigures(), issue), as: UTF8.self)
        #expect(!text.contains("multipart/related") && !text.contains("cid:"))
    }

    @Test("make messages without errors", .enabled(if: Emlcheck.isAvailable, "skipped: no emlcheck"))
    func clean() throws {
        let issue = try MailSample.issue()
        let bytes = try message(figures(of: issue, BlackPNG.make(width: 60, height: 40)), issue)
        let findings = try Emlcheck.findings(in: [bytes])
        #expect(findings.filter { $0.hasPrefix("E ") } == [])
    }

    @Test("is told with what all mails weigh, and warned of from 200 KB on")
    func weight() {
        let light = MailWeight(bytes: 199_999, readers: 1000).diagnosis(of: "issue en")
        #expect(light == .ok("issue en", "199 KB with its figures, 200 MB for 1000 readers"))
        let heavy = MailWeight(bytes: 200_000, readers: 7).diagnosis(of: "issue en")
        #expect(heavy.state == .warning && heavy.finding == "200 KB with its figures, 1.4 MB for 7 readers")
    }

    // MARK: By configuration

    private func desk(_ figures: String) throws -> ReadersDesk {
        let desk = try ReadersDesk()
        let file = desk.workshop.folder.url.appending(path: "paperboy.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("mail: {", with: "mail: {figures: \(figures), ").utf8).write(to: file)
        try desk.subscribe("email,language\na@example.com,en\nweekly@example.com,en\n")
        try desk.readWeekly("weekly")
        return desk
    }

    private func issue(_ day: String, _ number: Int) throws -> Paperboy.Issue {
        var issue = try ReadersDesk.issue(day, [], [ReadersDesk.entry(number, "Paper No\(number)")])
        issue.entries[0].figure = Figure(file: "paper_1.png", width: 60, height: 40, alt: "Lanterns")
        return issue
    }

    private func addFigure(to issue: Paperboy.Issue, _ desk: ReadersDesk) throws {
        let folder = desk.workshop.folder.url.appending(path: "issues/\(issue.slug)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try BlackPNG.make(width: 60, height: 40).write(to: folder.appending(path: "paper_1.png"))
    }

    @Test("go along when the configuration says so, in a weekly mail those of the other issues too")
    func embedded() async throws {
        let desk = try desk("embed")
        for (day, number) in [("2026-02-24", 21), ("2026-02-25", 22), ("2026-03-02", 41)] {
            let issue = try issue(day, number)
            try addFigure(to: issue, desk)
            try await desk.publish(issue)
        }
        let mails = try desk.mails(of: try #require(IssueSlug(rawValue: "llm-papers-2026-03-02")))
        func identifiers(_ reader: String) -> [String] {
            let text = String(decoding: mails[reader]?.bytes ?? [], as: UTF8.self)
            return text.matches(of: /Content-ID: <llm-papers-(\S+)\.paper_1/).map { String($0.1) }
        }
        #expect(identifiers("a") == ["2026-03-02"])
        #expect(identifiers("weekly") == ["2026-03-02", "2026-02-25"])
    }

    @Test("are linked by default")
    func byDefault() async throws {
        let desk = try desk("link")
        let issue = try issue("2026-02-24", 21)
        try addFigure(to: issue, desk)
        let mail = try #require(try await desk.publish(issue)["a"])
        #expect(mail.html.contains("src=\"https://blog.example.com/llm-papers-2026-02-24/paper_1.png\""))
    }
}
