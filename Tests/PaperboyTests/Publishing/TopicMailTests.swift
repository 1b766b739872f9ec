import Foundation
import Testing

@testable import Paperboy

@Suite("Mail of chosen topics")
struct TopicMailTests {
    private let readers = """
        email,language,topics
        all@example.com,en,*
        agents@example.com,en,agents
        both@example.com,en,Agents;maps;old topic
        maps@example.jp,ja,maps
        kites@example.com,en,kites
        every@example.com,en,agents;maps;kites
        other@example.com,en,old topic

        """

    private func issue() throws -> Paperboy.Issue {
        try ReadersDesk.issue(
            "2026-02-26",
            ["agents", "maps", "kites"],
            [
                ReadersDesk.entry(11, "Letters Written by Robots", on: ["agents"]),
                ReadersDesk.entry(12, "Folding the Atlas", on: ["maps"]),
                ReadersDesk.entry(13, "Lanterns at Night"),
            ]
        )
    }

    @Test("each reader gets the papers with at least one of their topics, and is told so")
    func portions() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe(readers)
        let mails = try await desk.publish(issue())
        #expect(mails.keys.sorted() == ["agents", "all", "both", "every", "maps", "other"])
        let titles = ["Letters Written", "Folding the", "Lanterns at"]
        func found(_ reader: String) -> [Bool] { titles.map { mails[reader]?.text.contains($0) == true } }
        #expect(found("all") == [true, true, true])
        #expect(found("agents") == [true, false, false])
        #expect(found("both") == [true, true, false])
        #expect(found("maps") == [false, true, false])
        // All topics are no choice, and topics that the issue does not know choose nothing.
        #expect(found("every") == [true, true, true])
        #expect(found("other") == [true, true, true])
        let both = try #require(mails["both"])
        #expect(both.text.contains("Your topics: agents, maps\r\nPreferences: https://news.example.com/manage/"))
        #expect(both.text.contains("One more paper: read it on the web: https://blog.example.com/en/llm-"))
        #expect(both.html.contains("Your topics: agents, maps ·"))
        #expect(both.html.contains("One more paper: read it on the web</a>"))
        #expect(!both.html.contains("Lanterns"))
        #expect(try #require(mails["agents"]).text.contains("One paper · 1 min"))
        #expect(try #require(mails["maps"]).html.contains("お選びの話題: maps"))
        #expect(try #require(mails["maps"]).text.contains("残り2本はウェブでお読みください"))
        let all = try #require(mails["all"])
        #expect(!all.text.contains("Your topics") && !all.text.contains("more paper"))
    }

    @Test("who has no paper on their topics is excluded with that reason, and no retry brings the mail")
    func excluded() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe(readers)
        let issue = try issue()
        try await desk.publish(issue)
        let store = desk.workshop.application.store
        #expect(try store.deliveryCounts(of: issue.slug) == [.accepted: 6, .skipped: 1])
        #expect(try desk.reason(of: "kites", issue.slug) == "no paper on their topics")
        #expect(try store.technicalSkips(of: issue.slug) == 0)
        let error = await #expect(throws: CommandFailure.self) {
            try await desk.workshop.application.retry(issue.slug)
        }
        #expect(error?.description.contains("nothing to retry") == true)
    }

    @Test("readers who catch up get what is on their topics alone")
    func catchUp() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email\na@example.com\n")
        let issue = try issue()
        try await desk.publish(issue)
        try desk.subscribe("email,language,topics\nlate@example.com,en,maps\nkites@example.com,en,kites\n")
        _ = try await desk.workshop.application.publish(issue.slug, on: [.mail], catchUp: true)
        #expect(try desk.reason(of: "kites", issue.slug) == "no paper on their topics")
        let late = try #require(try desk.mails(of: issue.slug)["late"])
        #expect(late.text.contains("Folding the Atlas") && !late.text.contains("Letters"))
    }

    @Test("papers get the configured topics when an issue is composed")
    func composed() async throws {
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            more: "topics: [maps, {name: agents, words: [agent, tool use]}]"
        )
        let papers = [
            (title: "An Agent that Folds Maps", abstract: "We propose it."),
            (title: "Lanterns", abstract: "They light up tool use."), (title: "Kites", abstract: "They fly."),
        ]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        let slug = try await workshop.application.run(CalendarDate(daysSinceEpoch: 20_510)).published.slug
        let content = try #require(try workshop.application.store.issue(slug)?.content)
        let issue = try IssueFile.read(content, name: "issue.yaml")
        #expect(issue.topics == ["maps", "agents"])
        let topics = issue.entries.reduce(into: [:]) { $0[$1.title] = $1.topics }
        #expect(topics == ["An Agent that Folds Maps": ["maps", "agents"], "Lanterns": ["agents"], "Kites": []])
    }

    @Test("mails of chosen topics have no errors", .enabled(if: Emlcheck.isAvailable, "skipped: no emlcheck"))
    func clean() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe(readers)
        let mails = try await desk.publish(issue())
        #expect(try Emlcheck.findings(in: mails.values.map(\.bytes)) == [])
    }
}

@Suite("Texts of an issue's portions")
struct PortionBodiesTests {
    private func reader(_ topics: [String], _ language: Language = .english) throws -> Subscriber {
        Subscriber(
            id: UUID(),
            address: try #require(EmailAddress("a@mail.test")),
            language: language,
            topics: topics,
            state: .active
        )
    }

    private func issue(papers: Int) throws -> (Paperboy.Issue, topics: [String]) {
        let topics = (0..<papers).map { "topic \($0)" }
        let entries = try topics.enumerated().map { try ReadersDesk.entry(10 + $0, "Title \($0)", on: [$1]) }
        return (try ReadersDesk.issue("2026-02-26", topics, entries), topics)
    }

    @Test("is made once for readers with the same papers, whatever topics they chose")
    func shared() throws {
        var (issue, _) = try issue(papers: 3)
        issue.topics.append("rare")
        issue.entries[0].topics.append("rare")
        let portions = Portions(of: issue)
        let kept = PortionBodies(try MailSample.renderer())
        for topics in [["topic 0"], ["rare"], ["rare", "topic 0"], ["TOPIC 0", "unknown"]] {
            let portion = try #require(portions.portion(of: reader(topics)))
            _ = try kept.body(of: portion, from: portions, in: issue.editions[1])
        }
        #expect(kept.count == 1)
        let other = try #require(portions.portion(of: reader(["topic 1"])))
        _ = try kept.body(of: other, from: portions, in: issue.editions[1])
        _ = try kept.body(of: other, from: portions, in: issue.editions[0])
        #expect(kept.count == 3)
    }

    @Test("keeps a bounded number, however many choices there are, and makes the same text again")
    func bounded() throws {
        let (issue, topics) = try issue(papers: 60)
        let portions = Portions(of: issue)
        let kept = PortionBodies(try MailSample.renderer())
        func html(_ topic: String, _ edition: Int) throws -> [UInt8] {
            let portion = try #require(portions.portion(of: reader([topic])))
            let body = try kept.body(of: portion, from: portions, in: issue.editions[edition])
            return body.html(for: MailSample.recipient)
        }
        let first = try html(topics[0], 0)
        for topic in topics { for edition in 0...1 { _ = try html(topic, edition) } }
        #expect(kept.count == 96)
        #expect(try html(topics[0], 0) == first)
    }

    @Test("a text over the limit of HTML goes to nobody")
    func tooLarge() throws {
        let (issue, _) = try issue(papers: 2)
        let folder = try TemporaryFolder()
        let template = try #require(EmbeddedFile.text("templates/mail/issue.html"))
        let filler = String(repeating: "x", count: 100_001)
        try folder.write(template.replacing("</body>", with: "<p>\(filler)</p></body>"), to: "mail/issue.html")
        let renderer = MailRenderer(
            newsletter: MailSample.newsletter,
            settings: MailSettings(from: try Mailbox("news@example.com")),
            templates: TemplateSet(folder: folder.url)
        )
        let portions = Portions(of: issue)
        let portion = try #require(portions.portion(of: reader(["topic 1"])))
        let error = #expect(throws: TemplateError.self) {
            try PortionBodies(renderer).body(of: portion, from: portions, in: issue.editions[0])
        }
        #expect(error?.description.contains("Gmail cuts off") == true)
    }
}
