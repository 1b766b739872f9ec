import Foundation
import GRDB
import PaperboyTesting
import Testing

@testable import Paperboy

/// A store with readers who were sent issues, and a handler for what comes back.
final class MailDesk {
    let folder: TemporaryFolder
    let store: Store
    let keys: KeyRing
    let path: ReturnPath
    private(set) var now = Date(timeIntervalSince1970: 1_772_064_000)
    /// What the gate was asked.
    let asked = Asked()
    var hasGate = true
    private var count = 0

    final class Asked: @unchecked Sendable {
        var subscribe: [String] = []
        var confirm: [String] = []
    }

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.url.appending(path: "test.sqlite"))
        keys = try store.keyRing(makeSecret: { [UInt8](repeating: 7, count: $0) }, at: now)
        path = try #require(ReturnPath(MailAddress("bounce@news.example"), newsletter: "test-papers", keys: keys))
    }

    func pass(days: Double) { now += days * 86_400 }

    @discardableResult
    func reader(_ address: String) throws -> Subscriber {
        let row = SubscriberRow(line: 1, address: try #require(EmailAddress(address)))
        _ = try store.add([row], defaultLanguage: .english, at: now, makeID: UUID.init)
        return try self.known(address)
    }

    func known(_ address: String) throws -> Subscriber {
        let key = try #require(EmailAddress(address)).key
        return try #require(try store.subscribers().first { $0.address.key == key })
    }

    /// Sends an issue to all active readers; each copy is accepted.
    @discardableResult
    func send(_ day: String) throws -> IssueSlug {
        let slug = try #require(IssueSlug(rawValue: "test-papers-\(day)"))
        var issue = try Paperboy.Issue.fixture()
        issue.slug = slug
        _ = try store.freeze(issue, content: "frozen", names: [], at: now)
        try store.freezeAudience(of: slug, at: now) { _ in nil }
        for delivery in try store.claim(slug, limit: 1000, transport: "test", boot: "boot", at: now) {
            let outcome = DeliveryOutcome.accepted(code: 250, enhanced: nil, reply: "ok")
            try store.record([(delivery.subscriber.id, outcome)], of: slug, at: now)
        }
        return slug
    }

    /// A relay refused the copy after all.
    func reject(_ reader: UUID, of slug: IssueSlug, _ status: String) throws {
        try store.write { db in
            try db.execute(
                sql:
                    "UPDATE delivery SET state = 'rejected', code = 550, enhanced = ? WHERE issue = ? AND subscriber = ?",
                arguments: [status, slug.rawValue, reader.text]
            )
        }
    }

    /// Everything that the files of the database hold, free pages and log included.
    func databaseBytes() throws -> String {
        try ["", "-wal"].map { ending in
            let file = folder.url.appending(path: "test.sqlite\(ending)")
            return String(decoding: try Data(contentsOf: file), as: Unicode.ASCII.self)
        }.joined()
    }

    /// Hands a mail in.
    @discardableResult
    func take(_ mail: String, key: String? = nil) throws -> MailEffect? {
        count += 1
        let own = [try MailAddress("news@news.example"), try MailAddress("bounce@news.example")]
        let judge = MessageJudge(own: own)
        let mail = JudgedMail(source: "test", key: key ?? "\(count)", bytes: Array(mail.utf8), judge: judge)
        let (now, asked) = (now, asked)
        let gate = SubscriptionGate(
            subscribe: { address, language in
                asked.subscribe.append("\(address) \(language?.rawValue ?? "-")")
            },
            confirm: { token in
                asked.confirm.append(token)
                return token.hasPrefix("good")
            }
        )
        return try MailHandler(
            store: store,
            newsletter: "test-papers",
            keys: keys,
            returnPath: path,
            gate: hasGate ? gate : nil,
            rules: SuppressionRules(),
            now: { now }
        ).handle(mail)
    }

    /// A delivery report about an address.
    /// - Parameter to: where it goes; the shared address when left out, which proves nothing.
    func report(_ address: String, _ status: String, action: String = "failed", to: String = "bounce@news.example")
        -> String
    {
        count += 1
        return """
            Return-Path: <>
            From: MAILER-DAEMON@relay.example
            To: \(to)
            Message-ID: <\(count)@relay.example>
            Subject: Undelivered
            Content-Type: multipart/report; report-type=delivery-status; boundary=R

            --R
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Final-Recipient: rfc822; \(address)
            Action: \(action)
            Status: \(status)

            --R--
            """
    }

    func complaint(_ address: String, about original: String = "Subject: x") -> String {
        """
        From: fbl@provider.example
        To: bounce@news.example
        Content-Type: multipart/report; report-type=feedback-report; boundary=R

        --R
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        Version: 1
        Original-Rcpt-To: \(address)

        --R
        Content-Type: message/rfc822

        \(original)

        text
        --R--
        """
    }
}
