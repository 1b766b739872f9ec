import Foundation
import Testing

@testable import Paperboy

@Suite("why ADDRESS")
struct WhyReaderTests {
    private func press() async throws -> TestPress {
        let press = try TestPress()
        try press.folder.write("email,name,language,topics\na@example.com,,en,\nb@example.com,,en,\n", to: "list.csv")
        let application = press.application
        _ = try application.importSubscribers(from: press.folder.url.appending(path: "list.csv"), dryRun: false)
        _ = try application.store.unsubscribe(try #require(EmailAddress("b@example.com")), at: TestPress.now)
        let paper = Paper(
            id: try #require(PaperID("arxiv:2602.00001")),
            title: "A title",
            abstract: "We do this. It works.",
            sources: [.arxiv]
        )
        try press.collected([paper], on: "2026-02-26")
        let composed = try await application.compose(press.day("2026-02-26"))
        _ = try await application.publish(composed.slug, on: [.mail])
        return press
    }

    @Test("tells what became of each issue for a reader, and why")
    func deliveries() async throws {
        let press = try await press()
        defer { withExtendedLifetime(press) {} }
        let application = press.application
        let reader = try application.why(reader: #require(EmailAddress("A@Example.com")))
        #expect(reader.state == .active && reader.deliveries.map(\.state) == [.accepted])
        let departed = try application.why(reader: #require(EmailAddress("b@example.com")))
        #expect(departed.state == .unsubscribed && departed.deliveries.map(\.state) == [.skipped])
        #expect(departed.deliveries.first?.reason == "unsubscribed")
        #expect(departed.text.contains("test-papers-2026-02-26  skipped: unsubscribed"))
    }

    @Test("an unknown address is an error with the nearest that is known")
    func unknown() async throws {
        let press = try await press()
        defer { withExtendedLifetime(press) {} }
        let application = press.application
        let address = try #require(EmailAddress("c@example.com"))
        #expect {
            try application.why(reader: address)
        } throws: {
            "\($0)".contains("c@example.com is no subscriber") && "\($0)".contains("did you mean a@example.com?")
        }
    }
}
