import Foundation
import Testing

@testable import Paperboy

/// A newsletter that publishes issues written by a test, day by day, into an outbox.
struct ReadersDesk {
    let workshop: Workshop

    init(more: String = "web: {url: \"https://news.example.com/\"}") throws {
        workshop = try Workshop(sources: "  hugging-face: {}", more: more)
    }

    private static let days = 86_400.0

    /// A day of 2026, at 9 in Tokyo.
    private func later(_ day: CalendarDate) throws -> Workshop {
        try workshop.later(by: .seconds(Double(day.daysSinceEpoch - 20_510) * Self.days))
    }

    /// A paper with a number of two digits.
    static func entry(_ number: Int, _ title: String, on topics: [String] = []) throws -> Entry {
        Entry(
            paper: try #require(PaperID("arxiv:2602.000\(number)")),
            title: title,
            source: .arxiv,
            abstract: "We fold maps.",
            summaries: [
                .english: Summary(text: "We fold maps.", language: .english, origin: .extract),
                .japanese: Summary(text: "We fold maps.", language: .english, origin: .extract),
            ],
            topics: topics
        )
    }

    static func issue(_ day: String, _ topics: [String] = [], _ entries: [Entry]) throws -> Paperboy.Issue {
        Paperboy.Issue(
            slug: try #require(IssueSlug(rawValue: "llm-papers-\(day)")),
            id: "tag:blog.example.com,\(day):llm-papers",
            date: try #require(ZonedTime("\(day)T09:00:00+09:00")),
            editions: [
                Edition(language: .japanese, title: "LLM論文サーベイ（\(day)）"),
                Edition(language: .english, title: "LLM Papers Survey (\(day))"),
            ],
            entries: entries,
            topics: topics
        )
    }

    /// Publishes an issue by mail on its day.
    /// - Returns: the subject, decoded, and the plain text of each mail, by address.
    @discardableResult
    func publish(_ issue: Paperboy.Issue) async throws -> [String: Mail] {
        let today = try later(issue.date.day)
        try workshop.folder.write(IssueFile.write(issue), to: "issues/\(issue.slug)/issue.yaml")
        _ = try await today.application.publish(issue.slug, on: [.mail], unchecked: true)
        return try mails(of: issue.slug)
    }

    struct Mail {
        var bytes: [UInt8]
        var subject: String
        var text: String
        var html: String
    }

    func mails(of slug: IssueSlug) throws -> [String: Mail] {
        var mails: [String: Mail] = [:]
        for file in workshop.files(in: "outbox") where file.hasPrefix("\(slug).") {
            let bytes = [UInt8](try Data(contentsOf: workshop.folder.url.appending(path: "outbox/\(file)")))
            let message = try MailDecoder(bytes)
            let address = file.dropFirst(slug.rawValue.count + 1).prefix { $0 != "@" }
            let parts = try message.parts()
            let last = try #require(parts.last)
            let isRelated = last.value("Content-Type")?.hasPrefix("multipart/related") == true
            mails[String(address)] = Mail(
                bytes: bytes,
                subject: try MailDecoder.decoded(message.value("Subject") ?? ""),
                text: try parts[0].text(),
                html: try (isRelated ? try last.parts()[0] : last).text()
            )
        }
        return mails
    }

    func reason(of reader: String, _ slug: IssueSlug) throws -> String? {
        try workshop.application.store.deliveries(of: slug).first { $0.address.rawValue.hasPrefix("\(reader)@") }?
            .reason
    }

    func subscribe(_ csv: String) throws {
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
    }

    func readWeekly(_ reader: String, topics: [String] = [], language: Language = .english) throws {
        let store = workshop.application.store
        let subscriber = try #require(try store.subscribers().first { $0.address.rawValue.hasPrefix("\(reader)@") })
        try store.save(
            language: language,
            topics: topics,
            frequency: .weekly,
            papers: nil,
            format: .html,
            of: subscriber.id,
            at: workshop.application.world.now()
        )
    }
}
