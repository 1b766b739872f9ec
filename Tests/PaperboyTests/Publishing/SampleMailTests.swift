import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Looking at mails of topics and of a week")
struct SampleMailTests {
    private func desk() async throws -> (ReadersDesk, Paperboy.Issue) {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language\nother@example.com,en\n")
        try await desk.publish(
            ReadersDesk.issue("2026-02-23", ["agents", "maps"], [ReadersDesk.entry(10, "Compass", on: ["maps"])])
        )
        try desk.subscribe("email,language,topics\nme@example.com,en,maps\n")
        try desk.readWeekly("me", topics: ["maps"])
        let issue = try ReadersDesk.issue(
            "2026-02-26",
            ["agents", "maps", "kites"],
            [
                ReadersDesk.entry(11, "Letters Written by Robots", on: ["agents"]),
                ReadersDesk.entry(12, "Folding the Atlas", on: ["maps"]),
            ]
        )
        try desk.workshop.folder.write(IssueFile.write(issue), to: "issues/\(issue.slug)/issue.yaml")
        return (desk, issue)
    }

    @Test("a preview has the mail of each topic that has papers, and the weekly one")
    func preview() async throws {
        let (desk, issue) = try await desk()
        let folder = desk.workshop.folder.url.appending(path: "p")
        let report = try desk.workshop.application.preview(issue.slug, into: folder.path)
        let mails = report.files.filter { $0.hasPrefix("mail/en") && $0.hasSuffix(".txt") }
        #expect(
            mails == [
                "mail/en.topic-1-agents.txt", "mail/en.topic-2-maps.txt", "mail/en.txt", "mail/en.weekly.txt",
            ]
        )
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: "mail/en\(name).txt"), encoding: .utf8)
        }
        #expect(try text("").contains("Robots") && text("").contains("Atlas"))
        #expect(try text(".topic-2-maps").contains("Atlas") && !text(".topic-2-maps").contains("Robots"))
        #expect(try text(".topic-2-maps").contains("Your topics: maps"))
        #expect(try text(".weekly").contains("Compass") && text(".weekly").contains("Robots"))
    }

    @Test("a test mail is what the reader with the address would get, or what is asked for")
    func test() async throws {
        let (desk, issue) = try await desk()
        let me = try #require(EmailAddress("me@example.com"))
        func mail(
            topics: [String]? = nil,
            weekly: Bool = false,
            to address: EmailAddress
        ) async throws -> (report: TestMailReport, subject: String, text: String) {
            let before = Set(desk.workshop.files(in: "outbox"))
            let report = try await desk.workshop.application.publishTest(
                issue.slug,
                to: address,
                language: .english,
                topics: topics,
                weekly: weekly,
                offline: true
            )
            let file = try #require(desk.workshop.files(in: "outbox").first { !before.contains($0) })
            let message = try MailDecoder(
                [UInt8](Data(contentsOf: desk.workshop.folder.url.appending(path: "outbox/\(file)")))
            )
            let subject = try MailDecoder.decoded(message.value("Subject") ?? "")
            return (report, subject, try message.parts()[0].text())
        }
        let mine = try await mail(to: me)
        #expect(mine.text.contains("Atlas") && mine.text.contains("Compass") && !mine.text.contains("Robots"))
        #expect(mine.subject.hasPrefix("[Test] "))
        #expect(mine.report.text.contains("(the weekly mail on maps)"))
        let all = try await mail(topics: [], to: me)
        #expect(all.text.contains("Robots") && all.text.contains("Compass"))
        let stranger = try #require(EmailAddress("x@example.com"))
        let agents = try await mail(topics: ["agents"], to: stranger)
        #expect(agents.text.contains("Robots") && !agents.text.contains("Atlas"))
        let weekly = try await mail(weekly: true, to: stranger)
        #expect(weekly.text.contains("Compass") && weekly.report.frequency == .weekly)
        let unknown = await #expect(throws: CommandFailure.self) {
            _ = try await mail(topics: ["cats"], to: stranger)
        }
        #expect(unknown?.message.contains("has no topic `cats`; it has agents, maps, kites") == true)
        let nothing = await #expect(throws: CommandFailure.self) {
            _ = try await mail(topics: ["kites"], to: stranger)
        }
        #expect(nothing?.message.contains("would get no mail: no paper on their topics") == true)
        #expect(try desk.workshop.application.store.deliveryCounts(of: issue.slug).isEmpty)
    }
}
