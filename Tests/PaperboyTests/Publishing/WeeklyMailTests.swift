import Foundation
import GRDB
import Testing

@testable import Paperboy

@Suite("Weekly mail")
struct WeeklyMailTests {
    /// 2026-02-23 is a Monday.
    private func issue(_ day: String, _ papers: [(Int, [String])], _ topics: [String] = []) throws -> Paperboy.Issue {
        try ReadersDesk.issue(day, topics, papers.map { try ReadersDesk.entry($0, "Paper No\($0)", on: $1) })
    }

    private func numbers(_ mail: ReadersDesk.Mail?) -> [String] {
        mail.map { $0.text.matches(of: /(?m)^\d+\. Paper No(\d\d)$/).map { String($0.1) } } ?? []
    }

    /// The numbers stand in the contents and above each paper.
    private func papers(_ mail: ReadersDesk.Mail?) -> [String] {
        let all = numbers(mail)
        return Array(all.prefix(all.count / 2))
    }

    @Test("has the papers of all issues since the last week's first one, best first, and misses nothing")
    func digest() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language\nweekly@example.com,en\ndaily@example.com,en\n")
        try desk.readWeekly("weekly")
        let first = try await desk.publish(issue("2026-02-23", [(11, []), (12, [])]))
        #expect(papers(first["weekly"]) == ["11", "12"])
        #expect(first["weekly"]?.subject == "LLM Papers Survey: the week’s papers (2026-02-23)")
        #expect(first["daily"]?.subject == "LLM Papers Survey (2026-02-23)")
        #expect(try await desk.publish(issue("2026-02-24", [(21, []), (22, [])]))["weekly"] == nil)
        #expect(try await desk.publish(issue("2026-02-27", [(31, []), (32, [])]))["weekly"] == nil)
        let monday = try issue("2026-03-02", [(41, []), (42, [])])
        let next = try await desk.publish(monday)
        #expect(papers(next["weekly"]) == ["41", "31", "21", "42", "32", "22"])
        #expect(papers(next["daily"]) == ["41", "42"])
        #expect(next["weekly"]?.subject == "LLM Papers Survey: the week’s papers (2026-02-24 – 2026-03-02)")
        #expect(next["weekly"]?.text.contains("2026-02-24 – 2026-03-02 · 6 papers") == true)
        #expect(next["weekly"]?.text.contains("Read on the web: https://blog.example.com/en/\r\n") == true)
    }

    @Test("is the same when it is made again")
    func again() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language\nweekly@example.com,ja\n")
        try desk.readWeekly("weekly", language: .japanese)
        try await desk.publish(issue("2026-02-24", [(21, [])]))
        try await desk.publish(issue("2026-02-25", [(22, [])]))
        let monday = try issue("2026-03-02", [(41, [])])
        let sent = try #require(try await desk.publish(monday)["weekly"])
        #expect(sent.subject == "LLM論文サーベイ：今週の論文（2026-02-25〜2026-03-02）")
        let store = desk.workshop.application.store
        try store.write { db in
            try db.execute(
                sql: "UPDATE delivery SET state = 'rejected' WHERE issue = ?",
                arguments: [monday.slug.rawValue]
            )
        }
        let later = try desk.workshop.later(by: .seconds(4 * 86_400))
        _ = try await later.application.retry(monday.slug)
        #expect(try desk.mails(of: monday.slug)["weekly"]?.bytes == sent.bytes)
    }

    @Test("a reader who had single issues before gets none of their papers again")
    func changed() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language\nweekly@example.com,en\n")
        try await desk.publish(issue("2026-02-23", [(11, [])]))
        try await desk.publish(issue("2026-02-24", [(21, [])]))
        try desk.readWeekly("weekly")
        try await desk.publish(issue("2026-02-26", [(31, [])]))
        #expect(papers(try await desk.publish(issue("2026-03-02", [(41, [])]))["weekly"]) == ["41", "31"])
    }

    @Test("goes by topics too: the first issue of a week by which there is something brings it")
    func topics() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language\nweekly@example.com,en\n")
        try desk.readWeekly("weekly", topics: ["maps"])
        let topics = ["agents", "maps"]
        try await desk.publish(issue("2026-02-23", [(11, ["agents"])], topics))
        let slug = try #require(IssueSlug(rawValue: "llm-papers-2026-02-23"))
        #expect(try desk.reason(of: "weekly", slug) == "no paper on their topics")
        let tuesday = try await desk.publish(issue("2026-02-24", [(21, ["agents"]), (22, ["maps"])], topics))
        #expect(papers(tuesday["weekly"]) == ["22"])
        try await desk.publish(issue("2026-02-25", [(31, ["maps"])], topics))
        let monday = try await desk.publish(issue("2026-03-02", [(41, ["agents"])], topics))
        #expect(papers(monday["weekly"]) == ["31"])
        #expect(monday["weekly"]?.text.contains("Your topics: maps") == true)
        let rest = "One more paper: read it on the web: https://blog.example.com/en/\r\n"
        #expect(monday["weekly"]?.text.contains(rest) == true)
    }

    @Test("holds twenty papers at most and says how many are on the web")
    func bounded() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language\nweekly@example.com,en\n")
        try desk.readWeekly("weekly")
        try await desk.publish(issue("2026-02-17", (10..<25).map { ($0, []) }))
        try await desk.publish(issue("2026-02-18", (30..<45).map { ($0, []) }))
        let mail = try await desk.publish(issue("2026-02-23", (50..<65).map { ($0, []) }))["weekly"]
        #expect(papers(mail).count == 20)
        #expect(papers(mail).prefix(4) == ["50", "30", "51", "31"])
        #expect(mail?.text.contains("10 more papers: read the rest on the web") == true)
    }

    @Test("shows each figure at the address of its own issue")
    func figures() throws {
        var monday = try ReadersDesk.issue("2026-02-23", [], [ReadersDesk.entry(11, "A")])
        monday.entries[0].figure = Figure(file: "paper_1.png", width: 10, height: 10, alt: "One", credit: nil)
        let today = try ReadersDesk.issue("2026-02-26", [], [ReadersDesk.entry(12, "B")])
        let portions = Portions(of: today, earlier: [monday])
        let content = portions.content(of: Portion(first: 0, papers: nil))
        let body = try MailSample.renderer().body(of: content, in: today.editions[1])
        let html = String(decoding: body.html(for: MailSample.recipient), as: UTF8.self)
        #expect(html.contains("src=\"https://blog.example.com/llm-papers-2026-02-23/paper_1.png\""))
    }

    @Test("has no errors", .enabled(if: Emlcheck.isAvailable, "skipped: no emlcheck"))
    func clean() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language\nweekly@example.com,en\nja@example.jp,ja\n")
        try desk.readWeekly("weekly")
        try desk.readWeekly("ja", language: .japanese)
        try await desk.publish(issue("2026-02-23", [(11, [])]))
        try await desk.publish(issue("2026-02-24", [(21, [])]))
        let mails = try await desk.publish(issue("2026-03-02", [(41, [])]))
        #expect(mails.count == 2)
        #expect(try Emlcheck.findings(in: mails.values.map(\.bytes)) == [])
    }
}
