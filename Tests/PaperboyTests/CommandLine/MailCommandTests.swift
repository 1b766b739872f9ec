import Foundation
import Testing

@testable import Paperboy

@Suite("Commands about mail")
struct MailCommandTests {
    private let folder: TemporaryFolder
    private let program: Program

    init() throws {
        folder = try TemporaryFolder()
        program = Program(folder: folder.url)
    }

    @Test("dkim generate writes a key once and prints its record")
    func key() throws {
        let first = try program.run("dkim", "generate", "--domain", "example.com", "--type", "ed25519")
        #expect(first.status == 0)
        #expect(first.output.contains("paperboy._domainkey.example.com. IN TXT \"v=DKIM1; k=ed25519; p="))
        let key = try String(contentsOf: folder.url.appending(path: "dkim.pem"), encoding: .utf8)
        let second = try program.run("dkim", "generate", "--domain", "example.com")
        #expect(second.status == 1 && second.errors.contains("dkim.pem: is there already and stays as it is"))
        #expect(try String(contentsOf: folder.url.appending(path: "dkim.pem"), encoding: .utf8) == key)
    }

    @Test(
        "dkim generate refuses what is no domain, no selector and no size",
        arguments: [
            ["--domain", "no domain"], ["--domain", "a.example", "--selector", "a b"],
            ["--domain", "a.example", "--bits", "512"],
        ]
    )
    func wrongUsage(options: [String]) throws {
        #expect(try program.run(["dkim", "generate"] + options).status == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "dkim.pem").path))
    }

    @Test("publish leaves to the next run what rates do not let leave; status says until when")
    func rates() async throws {
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "outbox:outbox\", domain-rate: \"2/d"
        )
        try workshop.folder.write(
            Workshop.listing([(title: "A paper", abstract: "We propose it.")]),
            to: "listing.json"
        )
        try workshop.subscribe("a@example.com", "b@example.com", "c@example.com", "d@example.org")
        let day = CalendarDate(daysSinceEpoch: 20_510)
        _ = try await workshop.application.collect(day)
        let slug = try await workshop.application.compose(day).slug.rawValue
        let program = Program(folder: workshop.folder.url)
        let plan = try program.run("publish", slug, "--to", "mail", "--dry-run")
        #expect(plan.status == 0 && plan.output.contains("note: rates: to any domain 2/d"), "\(plan.output)")
        let published = try program.run("publish", slug, "--to", "mail")
        #expect(published.status == 3, "\(published.errors)")
        // A day and some minutes from now: just before midnight that is no longer tomorrow.
        let wait = /note: 1 of example\.com wait until (tomorrow|[-0-9]{10}) about [0-9:]{5} by `mail\.domain-rate`/
        let end = /1 open: done (tomorrow|[-0-9]{10}) about [0-9:]{5} by the limits/
        #expect(published.output.contains(wait), "\(published.output)")
        #expect(workshop.files(in: "outbox").count == 3)
        let status = try program.run("status", slug)
        #expect(status.output.contains(wait) && status.output.contains(end), "\(status.output)")
        #expect(try program.run("status", slug, "--json").output.contains("\"completion\""))
        let waiting = try program.run("deliveries", slug, "--state", "deferred")
        #expect(waiting.output.contains("waits for the rate of example.com"), "\(waiting.output)")
    }

    @Test("doctor and publish --test look at the demo and change nothing")
    func demo() throws {
        #expect(try program.run("demo", "demo").status == 0)
        let config = ["--config", "demo/paperboy.yaml", "--offline"]
        let before = try program.run("status", "--config", "demo/paperboy.yaml").output
        let doctor = try program.run(["doctor"] + config)
        #expect(doctor.status == 0 && doctor.output.hasSuffix("0 failures, 0 warnings\n"))
        let json = try program.run(["doctor", "--json"] + config).output
        #expect(json.contains("\"subject\" : \"store\""))
        let slug = "llm-papers-2026-02-26"
        let test = try program.run(["publish", slug, "--test", "me@example.com", "--language", "en"] + config)
        #expect(test.status == 0 && test.output.contains("the ledger is untouched"))
        #expect(try program.run("status", "--config", "demo/paperboy.yaml").output == before)
        let mails = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "demo/outbox").path)
        #expect(mails.count { $0.contains("me@example.com") } == 1)
        #expect(try program.run(["publish", slug, "--test", "me@example.com", "--dry-run"] + config).status == 2)
    }
}
