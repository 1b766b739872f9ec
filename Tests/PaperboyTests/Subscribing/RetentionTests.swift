import Foundation
import GRDB
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("How long is remembered who asked")
struct RetentionTests {
    private static let day = 86_400.0

    private func ask(_ house: WebHouse, _ address: String) throws {
        let request = LetterRequest(
            kind: .signUp,
            address: try unwrapped(EmailAddress(address)),
            language: .english,
            client: NetworkAddress("198.51.100.7")
        )
        _ = try house.store.enqueue(request, within: SignUpLimits(), at: house.clock.now)
    }

    /// A reader with all that a sign-up leaves behind.
    private func reader(_ house: WebHouse) async throws -> Subscriber {
        try ask(house, "ann@mail.test")
        try await house.desk.workOff()
        let token = try unwrapped(LinkToken(try house.token("confirm")))
        _ = try house.store.confirm(token, list: "test-papers", at: house.clock.now) { UUID() }
        return try unwrapped(try house.store.subscribers().first)
    }

    private func networks(_ house: WebHouse) throws -> Int {
        try house.count(
            "SELECT (SELECT COUNT(network) FROM consent) + (SELECT COUNT(client) + COUNT(network) FROM letter)"
        )
    }

    @Test("sign-ups are forgotten after 7 days, networks after 30, consents 3 years after the end")
    func defaults() async throws {
        let house = try WebHouse()
        let reader = try await reader(house)
        try ask(house, "ben@mail.test")
        try await house.desk.workOff()
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 1)
        #expect(try house.count("SELECT COUNT(*) FROM consent") == 2)
        house.clock.advance(6.9 * Self.day)
        try await house.desk.purge()
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 1)
        house.clock.advance(0.2 * Self.day)
        try await house.desk.purge()
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 0)
        #expect(try house.store.consents(of: reader.address).count == 1)

        house.clock.advance(22.8 * Self.day)
        try await house.desk.purge()
        #expect(try networks(house) > 0)
        house.clock.advance(0.2 * Self.day)
        try await house.desk.purge()
        #expect(try networks(house) == 0)

        house.clock.advance(2000 * Self.day)
        try await house.desk.purge()
        #expect(try house.store.consents(of: reader.address).count == 1)
        #expect(try house.store.unsubscribe(reader.address, at: house.clock.now))
        house.clock.advance(1095 * Self.day)
        try await house.desk.purge()
        #expect(try house.store.consents(of: reader.address).count == 1)
        house.clock.advance(2 * Self.day)
        try await house.desk.purge()
        #expect(try house.count("SELECT COUNT(*) FROM consent") == 0)
    }

    @Test("the operator's own times count")
    func configured() async throws {
        let house = try WebHouse(web: "retention: {sign-ups: 2d, networks: 1d, consents: 1y}")
        let reader = try await reader(house)
        try ask(house, "ben@mail.test")
        try await house.desk.workOff()
        house.clock.advance(1.1 * Self.day)
        try await house.desk.purge()
        #expect(try networks(house) == 0)
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 1)
        house.clock.advance(Self.day)
        try house.store.leave(reader.id, at: house.clock.now)
        try await house.desk.purge()
        #expect(try house.count("SELECT COUNT(*) FROM sign_up") == 0)
        house.clock.advance(366 * Self.day)
        try await house.desk.purge()
        #expect(try house.count("SELECT COUNT(*) FROM consent") == 0)
    }

    @Test("a run forgets too, where no page is served")
    func run() async throws {
        let papers = [(title: "A paper of the day", abstract: "We propose to send it.")]
        let folder = try TemporaryFolder()
        try folder.write(Workshop.listing(papers), to: "listing.json")
        let workshop = try Workshop(sources: "  hugging-face: {endpoint: \"file:listing.json\"}", folder: folder)
        try workshop.application.store.write { db in
            try db.execute(
                sql: """
                    INSERT INTO consent (address, address_key, list, entry, language, network, requested_at,
                        confirmed_at, ended_at)
                    VALUES ('a@b.test', 'a@b.test', '', 'web', 'en', '192.0.2.0/24', 0, 0, 1),
                        ('c@d.test', 'c@d.test', '', 'web', 'en', '192.0.2.0/24', 0, 0, 1772000000)
                    """
            )
        }
        _ = try await workshop.application.run(CalendarDate(daysSinceEpoch: 20_510))
        let left = try workshop.application.store.read { db in
            try Row.fetchAll(db, sql: "SELECT address, network FROM consent").map(\.description)
        }
        #expect(left == ["[address:\"c@d.test\" network:NULL]"])
    }

    @Test("times that limits could not live with, and other words, are refused", arguments: ["1h", "forever", "30"])
    func wrong(text: String) {
        let error = #expect(throws: YAMLError.self) { try WebHouse(web: "retention: {networks: \(text)}") }
        #expect(error.map { "\($0)" }?.contains("a day or more, such as `30d` or `3y`") == true)
    }
}
