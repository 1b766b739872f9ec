import Foundation
import GRDB
import Testing

@testable import Paperboy

@Suite("Databases of older versions")
struct StoreMigrationTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let folder: TemporaryFolder
    private let now = 1_772_064_000.0

    init() throws { folder = try TemporaryFolder() }

    private var file: URL { folder.url.appending(path: "paperboy.sqlite") }

    private func workshop() throws -> Workshop {
        try Workshop(sources: "  hugging-face: {endpoint: \"file:listing.json\"}", folder: folder)
    }

    /// A composed issue whose database is taken away, and what the issue's file says.
    private func composed() async throws -> (slug: IssueSlug, content: String) {
        let papers = [(title: "A paper that an old version sent", abstract: "We propose to send the rest.")]
        try folder.write(Workshop.listing(papers), to: "listing.json")
        let workshop = try workshop()
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        let slug = try #require(workshop.application.slug(of: day))
        try workshop.application.store.emptyLog()
        for name in ["paperboy.sqlite", "paperboy.sqlite-wal", "paperboy.sqlite-shm"] {
            try? FileManager.default.removeItem(at: folder.url.appending(path: name))
        }
        return (slug, try workshop.text(of: "issues/\(slug)/issue.yaml"))
    }

    /// A database as an older version left it.
    private func old(upTo migration: String, _ fill: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: file.path)
        try DatabaseMigrator.paperboy.migrate(queue, upTo: migration)
        try queue.write(fill)
        try queue.close()
    }

    /// The readers of version 005: name, their state, and that of the issue's delivery to them.
    private let readers: [(name: String, state: String, delivery: String)] = [
        ("ann", "active", "accepted"), ("ben", "active", "uncertain"), ("cat", "active", "pending"),
        ("dan", "unsubscribed", "skipped"), ("eve", "suppressed", "skipped"), ("fay", "active", "deferred"),
        ("gus", "active", "rejected"),
    ]

    private func id(_ index: Int) -> String { "00000000-0000-4000-8000-00000000000\(index)" }

    private func fill(_ db: Database, _ slug: IssueSlug, _ content: String) throws {
        try db.execute(
            sql: "INSERT INTO issue VALUES (?, '2026-02-26', ?, ?, ?)",
            arguments: [slug.rawValue, now, content, now]
        )
        try db.execute(sql: "INSERT INTO issue_paper VALUES (?, 'arxiv:2602.10001')", arguments: [slug.rawValue])
        for channel in ["blog", "mail"] {
            try db.execute(
                sql: "INSERT INTO publication VALUES (?, ?, ?, 'as it was', ?)",
                arguments: [slug.rawValue, channel, channel == "blog" ? "done" : "unfinished", now]
            )
        }
        for (index, reader) in readers.enumerated() {
            let address = "\(reader.name)@example.com"
            try db.execute(
                sql: "INSERT INTO subscriber VALUES (?, ?, ?, ?, 'en', '[\"agents\"]', ?, ?, ?, ?)",
                arguments: [id(index), address, address, reader.name, reader.state, "token \(index)", now, now]
            )
            let due = reader.delivery == "deferred" ? now - 60 : nil
            try db.execute(
                sql: """
                    INSERT INTO delivery (issue, subscriber, state, attempts, next_attempt_at, transport, reply, changed_at)
                    VALUES (?, ?, ?, 1, ?, 'smtp://127.0.0.1:25', 'as it was', ?)
                    """,
                arguments: [slug.rawValue, id(index), reader.delivery, due, now]
            )
        }
    }

    @Test("version 005: readers, states and deliveries are kept, and the send goes on with nobody twice")
    func beforeKeys() async throws {
        let (slug, content) = try await composed()
        try old(upTo: "005 summary calls and batches") { db in try fill(db, slug, content) }
        let workshop = try workshop()
        let store = workshop.application.store
        let kept = try store.subscribers()
        #expect(kept.map(\.address.rawValue) == readers.map { "\($0.name)@example.com" })
        #expect(kept.map(\.state.rawValue) == readers.map(\.state))
        #expect(kept.allSatisfy { $0.topics == ["agents"] && $0.language == .english && $0.frequency == .every })
        #expect(kept.map(\.id.text) == readers.indices.map(id))
        #expect(try store.deliveries(of: slug).map(\.state.rawValue) == readers.map(\.delivery))
        #expect(try store.isAudienceFrozen(slug))
        #expect(try store.publications(of: slug).first { $0.channel == .blog }?.detail == "as it was")

        try workshop.subscribe("new@example.com")
        let report = try await workshop.application.publish(slug, on: [.mail])
        let sent = workshop.files(in: "outbox").map { $0.split(separator: ".")[1] }
        #expect(sent == ["cat@example", "fay@example"])
        #expect(report.deliveries == ["accepted": 3, "uncertain": 1, "skipped": 2, "rejected": 1])
        _ = try await workshop.application.publish(slug, on: [.mail])
        #expect(workshop.files(in: "outbox").count == 2)
    }

    @Test("version 006: the links that were sent go on working")
    func links() throws {
        let secret = [UInt8](repeating: 42, count: 32)
        try old(upTo: "006 keys") { db in
            try db.execute(sql: "INSERT INTO mac_key VALUES (1, ?, ?)", arguments: [Data(secret), now])
            try db.execute(
                sql: "INSERT INTO subscriber VALUES (?, 'a@b.test', 'a@b.test', NULL, 'ja', '[]', 'active', 3, ?, ?)",
                arguments: [id(1), now, now]
            )
        }
        let reader = Subscriber(
            id: try #require(UUID(uuidString: id(1))),
            address: try #require(EmailAddress("a@b.test")),
            language: .japanese,
            topics: [],
            state: .active,
            generation: 3
        )
        let ring = try #require(KeyRing.Key(id: 1, secret: secret).flatMap { KeyRing([$0]) })
        let token = ReaderToken(.unsubscribe, of: reader, newsletter: "llm-papers", keys: ring)
        let store = try Store(at: file)
        let keys = try store.keyRing(makeSecret: { _ in [] }, at: Date(timeIntervalSince1970: now))
        #expect(try store.subscriber(by: token, for: .unsubscribe, newsletter: "llm-papers", keys: keys) == reader)
    }

    @Test("every version can be brought up to date, and nothing is missing then")
    func everyVersion() throws {
        func tables(_ url: URL) throws -> [String] {
            try Store(at: url).read { db in
                try String.fetchAll(db, sql: "SELECT type || name || COALESCE(sql, '') FROM sqlite_master ORDER BY 1")
            }
        }
        let newest = try tables(file)
        for migration in DatabaseMigrator.paperboy.migrations {
            let url = folder.url.appending(path: "\(migration).sqlite")
            let queue = try DatabaseQueue(path: url.path)
            try DatabaseMigrator.paperboy.migrate(queue, upTo: migration)
            try queue.close()
            #expect(try tables(url) == newest, "\(migration)")
        }
    }

    @Test("a database of a newer version is left alone, and the message says what to do")
    func newer() throws {
        try Store(at: file).write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 what comes')") }
        let error = #expect(throws: StoreError.self) { try Store(at: file) }
        let words = error?.description ?? ""
        #expect(words.hasPrefix("\(file.path): a newer version of paperboy has made this database"))
    }
}
