import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("Mail into a folder")
struct OutboxTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)

    private func workshop(_ csv: String) throws -> Workshop {
        let workshop = try Workshop(sources: "  hugging-face: {endpoint: \"file:listing.json\"}")
        let papers = [(title: "A paper that goes out by mail", abstract: "We propose to send it.")]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
        return workshop
    }

    @Test(
        "each reader gets the edition of the language, else of its primary language, else the first",
        arguments: [("EN", "en"), ("en-GB", "en"), ("en", "en"), ("JA", "ja"), ("fr", "ja")]
    )
    func edition(language: String, edition: String) async throws {
        let workshop = try workshop("email,language\na@example.com,\(language)\n")
        _ = try await workshop.application.run(day)
        let file = try #require(workshop.files(in: "outbox").first)
        #expect(try workshop.text(of: "outbox/\(file)").contains("lang=\"\(edition)\""))
    }

    @Test("takes an address of 245 bytes: one long name stops nobody's mail")
    func longAddress() async throws {
        let domain = Array(repeating: String(repeating: "d", count: 43), count: 4).joined(separator: ".") + ".com"
        let address = String(repeating: "a", count: 64) + "@" + domain
        let workshop = try workshop("email\n\(address)\nb@example.com\n")
        let report = try await workshop.application.run(day)
        #expect(report.status == .done)
        #expect(workshop.files(in: "outbox").count == 2)
    }
}
