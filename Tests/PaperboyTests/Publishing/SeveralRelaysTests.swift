import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Mail by several relays")
struct SeveralRelaysTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let readers = (1...150).map { "reader\($0)@example.com" }

    /// - Parameter relays: the list under `smtp:`, in flow style.
    private func workshop(_ relays: String, more: String = "connections: 4") throws -> Workshop {
        let folder = try TemporaryFolder()
        try folder.write("secret\n", to: "password.txt")
        let papers = [(title: "A paper that goes out by mail", abstract: "We propose to send it.")]
        try folder.write(Workshop.listing(papers), to: "listing.json")
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "[\(relays)], \(more)",
            folder: folder
        )
        let csv = (["email"] + readers).joined(separator: "\n")
        _ = try workshop.application.importSubscribers(from: folder.write(csv, to: "r.csv"), dryRun: false)
        return workshop
    }

    /// Lets the others begin before one has sent its first batch, which is not all.
    private func slow(_ server: ScriptedSMTPServer) {
        for reader in readers { server.on(reader, .delayReply(.milliseconds(5))) }
    }

    private func detail(_ report: RunReport) throws -> String {
        try #require(report.published.publications.first { $0.channel == .mail }).detail
    }

    @Test("every reader gets it once, by one relay or the other, and the ledger knows by which")
    func spread() async throws {
        let (first, second) = (try ScriptedSMTPServer.start(), try ScriptedSMTPServer.start())
        let workshop = try workshop(
            "\"smtp://127.0.0.1:\(first.port)\", {url: \"smtp://127.0.0.1:\(second.port)\", weight: 3}",
            more: "connections: 4, rate: 75/h"
        )
        #expect(try await workshop.application.run(day).status == .done)
        #expect((first.messages + second.messages).flatMap(\.recipients).sorted() == readers.sorted())
        // The quota is each relay's own: together they take all.
        #expect(first.messages.count == 75 && second.messages.count == 75)
    }

    @Test("a relay that cannot be reached is left out and named, and the other sends all")
    func unavailable() async throws {
        let (gone, works) = (try ScriptedSMTPServer.start(), try ScriptedSMTPServer.start())
        gone.stop()
        slow(works)
        let workshop = try workshop(
            "\"smtp://127.0.0.1:\(gone.port)\", \"smtp://127.0.0.1:\(works.port)\"",
            more: "connections: 2"
        )
        let report = try await workshop.application.run(day)
        #expect(report.status == .done)
        #expect(works.messages.flatMap(\.recipients).sorted() == readers.sorted())
        let detail = try detail(report)
        #expect(detail.contains("left out smtp://127.0.0.1:\(gone.port)"), "\(detail)")
    }

    @Test("a relay that refuses the login is left out, and the other sends all")
    func loginRefused() async throws {
        var options = ScriptedSMTPServer.Options()
        options.credentials = ("news", "another")
        let strict = try ScriptedSMTPServer.start(options)
        let works = try ScriptedSMTPServer.start()
        slow(works)
        let login = "{url: \"smtp://news@127.0.0.1:\(strict.port)\", password-file: password.txt}"
        let workshop = try workshop("\(login), \"smtp://127.0.0.1:\(works.port)\"", more: "connections: 2")
        let report = try await workshop.application.run(day)
        #expect(report.status == .done && strict.messages.isEmpty)
        #expect(works.messages.flatMap(\.recipients).sorted() == readers.sorted())
        let detail = try detail(report)
        #expect(detail.contains("left out smtp://127.0.0.1:\(strict.port)"), "\(detail)")
    }

    @Test("each relay logs in by its own token or password")
    func logins() async throws {
        var options = ScriptedSMTPServer.Options()
        options.token = ("news", "ya29.token")
        let byToken = try ScriptedSMTPServer.start(options)
        options.token = nil
        options.credentials = ("news", "secret")
        let byPassword = try ScriptedSMTPServer.start(options)
        slow(byToken)
        slow(byPassword)
        let folder = try TemporaryFolder()
        try folder.write("ya29.token\n", to: "token.txt")
        let token = "{url: \"smtp://news@127.0.0.1:\(byToken.port)\", oauth-token-file: \(folder.url.path)/token.txt}"
        let workshop = try workshop(
            "\(token), \"smtp://news@127.0.0.1:\(byPassword.port)\"",
            more: "connections: 2, password-file: password.txt"
        )
        #expect(try await workshop.application.run(day).status == .done)
        #expect((byToken.messages + byPassword.messages).flatMap(\.recipients).sorted() == readers.sorted())
        #expect(!byToken.messages.isEmpty && !byPassword.messages.isEmpty)
        withExtendedLifetime(folder) {}
    }

    @Test("a relay that wants less mail waits alone and is left out when that does not help; the other sends on")
    func slowDown() async throws {
        let (wantsLess, works) = (try ScriptedSMTPServer.start(), try ScriptedSMTPServer.start())
        wantsLess.on("news@example.com", .refuse("451 4.7.1 slow down"))
        slow(works)
        let clock = TestClock()
        let workshop = try workshop(
            "\"smtp://127.0.0.1:\(wantsLess.port)\", \"smtp://127.0.0.1:\(works.port)\"",
            more: "connections: 2"
        )
        _ = try await workshop.application.collect(day)
        let slug = try await workshop.application.compose(day).slug
        let report = try await workshop.by(clock).application.publish(slug, on: [.mail])
        let refused = wantsLess.commands.count { $0.hasPrefix("MAIL") }
        #expect(clock.pauses == [.seconds(30), .seconds(60), .seconds(120), .seconds(240)])
        #expect(refused == 5 && wantsLess.messages.isEmpty)
        let detail = report.publications[0].detail
        #expect(detail.contains("left out smtp://127.0.0.1:\(wantsLess.port)"), "\(detail)")
        #expect(detail.contains("4.7.1 slow down"), "\(detail)")
        // Who was refused first is due again before the others are done.
        #expect(works.messages.count == 148)
        #expect(report.deliveries == ["accepted": 148, "deferred": 2])
    }

    @Test("a test mail goes by the one that works, and the checks only warn of the other")
    func checks() async throws {
        let (gone, works) = (try ScriptedSMTPServer.start(), try ScriptedSMTPServer.start())
        gone.stop()
        let workshop = try workshop("\"smtp://127.0.0.1:\(gone.port)\", \"smtp://127.0.0.1:\(works.port)\"")
        let application = workshop.application
        _ = try await application.collect(day)
        let slug = try await application.compose(day).slug
        let address = try #require(EmailAddress("me@example.com"))
        let report = try await application.publishTest(slug, to: address, offline: true)
        #expect(report.transport == "smtp://127.0.0.1:\(works.port)")
        #expect(works.messages.flatMap(\.recipients) == ["me@example.com"])
        let check = MailSetupCheck(
            configuration: application.configuration,
            delivery: try #require(application.configuration.mail),
            world: application.world,
            isOffline: false
        )
        #expect(await check.diagnoses().filter { $0.subject.hasPrefix("relay ") }.map(\.state) == [.warning, .ok])
        withExtendedLifetime(workshop) {}
    }

    @Test("mail stops when none works, says why of each, and every reader waits")
    func noneWorks() async throws {
        let (first, second) = (try ScriptedSMTPServer.start(), try ScriptedSMTPServer.start())
        first.stop()
        second.stop()
        let workshop = try workshop("\"smtp://127.0.0.1:\(first.port)\", \"smtp://127.0.0.1:\(second.port)\"")
        let report = try await workshop.application.run(day)
        let detail = try detail(report)
        #expect(detail.contains("127.0.0.1:\(first.port)") && detail.contains("127.0.0.1:\(second.port)"), "\(detail)")
        #expect(report.published.deliveries == ["pending": 150])
    }

    @Test(
        "workers are spread by weight, one for each relay at least",
        arguments: [
            (4, [1, 1], [2, 2]), (4, [3, 1], [3, 1]), (10, [7, 2, 1], [7, 2, 1]), (1, [5, 1], [1, 1]),
            (4, [100, 1], [3, 1]), (3, [1], [3]),
        ]
    )
    func weights(workers: Int, weights: [Int], shares: [Int]) {
        let routes = weights.enumerated().map { index, weight in
            MailRoute(Relay(server: SMTPServer(host: "127.0.0.1", port: index + 1)), weight: weight)
        }
        let names = routes.spread(over: workers).map(\.name)
        #expect(routes.map { route in names.count { $0 == route.transport.name } } == shares)
    }
}
