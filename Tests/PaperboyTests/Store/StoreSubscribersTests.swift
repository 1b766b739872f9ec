import Foundation
import Paperboy
import Testing

@Suite("Subscribers in the store")
struct StoreSubscribersTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let now = Date(timeIntervalSince1970: 1_772_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.url.appending(path: "test.sqlite"))
    }

    private func add(_ csv: String, dryRun: Bool = false) throws -> ImportReport {
        let rows = try SubscriberFile.read("email,name,language,topics\n" + csv, name: "test.csv").rows
        return try store.add(rows, defaultLanguage: .japanese, at: now, makeID: UUID.init, dryRun: dryRun)
    }

    @Test("adds, updates, and leaves alone what is the same")
    func imports() throws {
        #expect(try add("a@example.com,,,\nb@example.com,,en,\n").added == 2)
        let second = try add("A@example.com,Ann,,\nb@example.com,,en,\n")
        #expect(second.updated == 1 && second.unchanged == 1 && second.added == 0)
        #expect(try store.subscribers().map(\.name) == ["Ann", nil])
        #expect(try store.subscribers().map(\.language) == [.japanese, .english])
    }

    @Test(
        "leaves alone what the file does not say",
        arguments: ["email\n", "email,name,language,topics\n"],
        ["A@example.com\n"]
    )
    func unsaid(header: String, row: String) throws {
        _ = try add("a@example.com,Ann,en,rl;nlp\n")
        let rows = try SubscriberFile.read(header + row, name: "test.csv").rows
        let report = try store.add(rows, defaultLanguage: .japanese, at: now, makeID: UUID.init)
        #expect(report.unchanged == 1 && report.updated == 0)
        let reader = try #require(try store.subscribers().first)
        #expect((reader.name, reader.language) == ("Ann", .english))
        #expect(reader.topics == ["rl", "nlp"])
    }

    @Test("an asterisk takes the topics away: the reader gets everything")
    func allTopics() throws {
        _ = try add("a@example.com,Ann,en,rl;nlp\n")
        #expect(try add("a@example.com,,,*\n").updated == 1)
        #expect(try store.subscribers().map(\.topics) == [[]])
        #expect(try store.subscribers().map(\.name) == ["Ann"])
    }

    @Test("never brings back someone who left")
    func departed() throws {
        _ = try add("a@example.com,,,\n")
        #expect(try store.unsubscribe(#require(EmailAddress("A@EXAMPLE.COM")), at: now))
        let report = try add("a@example.com,Ann,en,\n")
        #expect(report.keptAway.map(\.line) == [2])
        #expect(try store.subscribers().map(\.state) == [.unsubscribed])
    }

    @Test("a dry run reports the same and changes nothing")
    func dryRun() throws {
        #expect(try add("a@example.com,,,\n", dryRun: true).added == 1)
        #expect(try store.subscribers().isEmpty)
    }

    @Test("exports what can be imported again without a change")
    func roundTrip() throws {
        _ = try add("a@example.com,\"Doe, \"\"A\"\"\",en,rl;nlp\nb@example.com,佐藤,ja,\n")
        let rows = try SubscriberFile.read(SubscriberFile.write(store.subscribers()), name: "export.csv").rows
        let report = try store.add(rows, defaultLanguage: .english, at: now, makeID: UUID.init)
        #expect(report.unchanged == 2 && report.updated == 0 && report.added == 0)
    }
}
