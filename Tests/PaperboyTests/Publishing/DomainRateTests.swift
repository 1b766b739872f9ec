import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Mail by rates of domains and by days")
struct DomainRateTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let server: ScriptedSMTPServer

    init() throws { server = try ScriptedSMTPServer.start() }

    /// - Parameter limits: what else stands in the section `mail:`.
    private func workshop(_ readers: [String], _ limits: String) throws -> Workshop {
        let folder = try TemporaryFolder()
        let papers = [(title: "A paper that goes out by mail", abstract: "We propose to send it.")]
        try folder.write(Workshop.listing(papers), to: "listing.json")
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "[\"smtp://127.0.0.1:\(server.port)\"], connections: 1, \(limits)",
            folder: folder
        )
        let csv = (["email"] + readers).joined(separator: "\n")
        _ = try workshop.application.importSubscribers(from: folder.write(csv, to: "r.csv"), dryRun: false)
        return workshop
    }

    private func edit(_ workshop: Workshop, _ old: String, _ new: String) throws {
        let text = try workshop.text(of: "paperboy.yaml")
        try workshop.folder.write(text.replacing(old, with: new), to: "paperboy.yaml")
    }

    /// Publishes by a clock that everybody's patience moves on.
    private func publish(
        _ limits: String,
        patience: String,
        by clock: TestClock
    ) async throws -> (workshop: Workshop, report: PublishReport) {
        let workshop = try workshop(gmail, limits)
        _ = try await workshop.application.collect(day)
        let slug = try await workshop.application.compose(day).slug
        try edit(workshop, "patience: 0s", "patience: \(patience)")
        return (workshop, try await workshop.by(clock).application.publish(slug, on: [.mail]))
    }

    private var gmail: [String] { (1...6).map { "reader\($0)@gmail.com" } }
    private var sent: [String] { server.messages.flatMap(\.recipients) }

    @Test("leaves readers of a domain whose rate is used up to the next run, says so, and sends to the others")
    func leftOver() async throws {
        let workshop = try workshop(gmail + ["a@example.com"], "domain-rate: {gmail.com: 2/h, default: 100/h}")
        let report = try await workshop.application.run(day)
        #expect(report.status == .partial)
        #expect(sent.count { $0.hasSuffix("@gmail.com") } == 2 && sent.contains("a@example.com"))
        let text = report.published.text
        #expect(text.contains("note: 4 of gmail.com wait until 11:"), "\(text)")
        #expect(text.contains("4 open: done 11:") && !text.contains("deferred: tried again"), "\(text)")
        let status = try workshop.application.status(of: report.published.slug)
        #expect(status.completion?.rfc3339.hasPrefix("2026-02-26T11:") == true)
        _ = try await workshop.application.publish(report.published.slug)
        #expect(sent.count == 3)
        for hours in 1...4 {
            let later = try workshop.later(by: .seconds(hours * 3700))
            _ = try await later.application.publish(report.published.slug)
            #expect(sent.count <= 3 + 2 * hours)
        }
        #expect(sent.sorted() == (gmail + ["a@example.com"]).sorted())
    }

    @Test("keeps its connection for readers whose turn comes soon")
    func waits() async throws {
        let clock = TestClock()
        #expect(try await publish("domain-rate: 2/s", patience: "10m", by: clock).report.status == .done)
        #expect(sent.sorted() == gmail.sorted())
        #expect(server.connections == 1)
        #expect(clock.pauses.reduce(.zero, +) > .seconds(1) && clock.pauses.reduce(.zero, +) < .seconds(5))
    }

    @Test("waits as long as its patience lasts for turns that are further off")
    func patience() async throws {
        let clock = TestClock()
        let report = try await publish("domain-rate: 2/min", patience: "2m", by: clock).report
        #expect(report.deliveries == ["accepted": 4, "deferred": 2])
        #expect(clock.pauses.reduce(.zero, +) <= .seconds(120))
    }

    @Test("a relay that is warmed up gets its share of each day, and the next day goes on by itself")
    func warmUp() async throws {
        let limits = "warm-up: {start: 2026-02-26, first-day: 2, factor: 1.5, until: 10}"
        let workshop = try workshop(gmail, limits)
        let report = try await workshop.application.run(day)
        let slug = report.published.slug
        #expect(report.status == .partial && sent.count == 2)
        let text = report.published.text
        let relay = "smtp://127.0.0.1:\(server.port)"
        #expect(text.contains("\(relay): day 1 of the warm-up, 2 messages today, 2 of them sent"), "\(text)")
        #expect(text.contains("4 open: done 2026-02-28 about 00:00 by the limits in force"), "\(text)")
        #expect(try workshop.application.status().text.contains("day 1 of the warm-up"))
        _ = try await workshop.later(by: .seconds(3600)).application.publish(slug)
        #expect(sent.count == 2)
        let second = try workshop.later(by: .seconds(86_400))
        // What cron calls: there is nothing new that day, and the earlier issue goes on.
        _ = try? await second.application.run(day.advanced(by: 1))
        #expect(sent.count == 5)
        let words = try second.application.status(of: slug).remarks.joined(separator: "\n")
        #expect(words.contains("day 2 of the warm-up, 3 messages today, 3 of them sent"), "\(words)")
        #expect(words.contains("1 open: done tomorrow about 00:00"), "\(words)")
        #expect(try await workshop.later(by: .seconds(2 * 86_400)).application.publish(slug).status == .done)
        #expect(sent.sorted() == gmail.sorted())
    }

    @Test("a warm-up is one relay's own: another takes the rest")
    func warmUpOfOne() async throws {
        let other = try ScriptedSMTPServer.start()
        let own = "{url: \"smtp://127.0.0.1:\(other.port)\", warm-up: {start: 2026-02-26, first-day: 1, until: 9}}"
        let workshop = try workshop(gmail, "rate: 1000/s")
        try edit(workshop, "smtp: [", "smtp: [\(own), ")
        #expect(try await workshop.later(by: .zero).application.run(day).status == .done)
        #expect(other.messages.count <= 1)
        #expect((sent + other.messages.flatMap(\.recipients)).sorted() == gmail.sorted())
    }

    @Test("a dry run and doctor say what rates are in force, and when all would be done")
    func shown() async throws {
        let limits = "rate: [10/s, 4/h], domain-rate: {default: 1000/h, gmail.com: 20/s}"
        let workshop = try workshop(gmail, limits)
        _ = try await workshop.application.collect(day)
        let slug = try await workshop.application.compose(day).slug
        let text = try await workshop.application.publish(slug, dryRun: true).text
        let words = "rates: 10/s over all connections; by each relay 4/h; to gmail.com 20/s; any other domain 1000/h"
        #expect(text.contains(words), "\(text)")
        #expect(text.contains("6 readers: done 10:00 at the earliest"), "\(text)")
        let line = await Doctor(at: workshop).report(offline: true).checks.first { $0.subject == "rates" }
        #expect(line.map { "\($0.subject): \($0.finding)" } == words)
        #expect(sent.isEmpty)
    }
}
