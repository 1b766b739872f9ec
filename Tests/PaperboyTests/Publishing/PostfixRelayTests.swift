import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite(
    "An issue by a real relay",
    .enabled(if: PostfixRelay.obstacle == nil, "skipped: \(PostfixRelay.obstacle ?? "")")
)
struct PostfixRelayTests {
    private let day = CalendarDate(daysSinceEpoch: 20_510)
    private let receiver: ScriptedSMTPServer
    private let relay: PostfixRelay

    init() async throws {
        receiver = try ScriptedSMTPServer.start()
        relay = try await PostfixRelay(nextHop: receiver.port)
    }

    private func publish(
        to readers: [String],
        at address: String,
        password: String = PostfixRelay.password,
        authorities: String? = nil
    ) async throws -> (PublishReport, Workshop) {
        let folder = try TemporaryFolder()
        try folder.write("\(password)\n", to: "password.txt")
        let papers = [(title: "A paper that goes out by mail", abstract: "We propose to send it.")]
        try folder.write(Workshop.listing(papers), to: "listing.json")
        let trusted = authorities ?? ", ca-file: \(relay.certificate.path)"
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "\(address)\", password-file: password.txt\(trusted), connections: \"4",
            folder: folder
        )
        let csv = (["email,language"] + readers.enumerated().map { "\($1),\($0 % 2 == 0 ? "ja" : "en")" })
        _ = try workshop.application.importSubscribers(
            from: folder.write(csv.joined(separator: "\n"), to: "r.csv"),
            dryRun: false
        )
        _ = try await workshop.application.collect(day)
        let composed = try await workshop.application.compose(day)
        return (try await workshop.application.publish(composed.slug), workshop)
    }

    private func readers(_ count: Int) -> [String] { (1...count).map { "reader\($0)@example.com" } }

    /// What the relay has handed on, when that is so many messages or there is no more to wait for.
    private func handedOn(_ count: Int) async throws -> [ScriptedSMTPServer.Message] {
        for _ in 1...600 where receiver.messages.count < count { try await Task.sleep(for: .milliseconds(100)) }
        relay.stop()
        return receiver.messages
    }

    @Test("each of 200 readers gets it once, by STARTTLS and with a login")
    func startTLS() async throws {
        // Not `localhost`: there, TLS would not be asked for.
        let (report, _) = try await publish(
            to: readers(200),
            at: "smtp://\(PostfixRelay.user)@relay.localhost:\(relay.submissionPort)"
        )
        #expect(report.deliveries == ["accepted": 200], "\(report.text)")
        let messages = try await handedOn(200)
        #expect(messages.map(\.recipients).sorted { $0[0] < $1[0] } == readers(200).sorted().map { [$0] })
        for message in messages {
            // ESMTP with TLS and a login (RFC 3848).
            let received = String(decoding: message.data.prefix(200), as: UTF8.self)
            #expect(received.contains("by relay.test (Postfix) with ESMTPSA id "))
        }
    }

    @Test("each reader gets it once, by TLS from the first byte")
    func tls() async throws {
        let (report, _) = try await publish(
            to: readers(20),
            at: "smtps://\(PostfixRelay.user)@127.0.0.1:\(relay.tlsPort)"
        )
        #expect(report.deliveries == ["accepted": 20], "\(report.text)")
        #expect(try await handedOn(20).flatMap(\.recipients).sorted() == readers(20).sorted())
    }

    @Test("a wrong password stops the mail and says so, and every reader waits")
    func wrongPassword() async throws {
        let (report, _) = try await publish(
            to: readers(8),
            at: "smtp://\(PostfixRelay.user)@relay.localhost:\(relay.submissionPort)",
            password: "wrong"
        )
        let mail = try #require(report.publications.first { $0.channel == .mail })
        #expect(mail.state == .failed && mail.detail.contains("refused the login"), "\(mail.detail)")
        #expect(mail.detail.contains("535 5.7.8"), "\(mail.detail)")
        #expect(report.deliveries == ["pending": 8])
        #expect(receiver.messages.isEmpty)
    }

    @Test("a certificate of an unknown authority stops the mail before the password is sent")
    func unknownAuthority() async throws {
        let (report, _) = try await publish(
            to: readers(8),
            at: "smtp://\(PostfixRelay.user)@relay.localhost:\(relay.submissionPort)",
            authorities: ""
        )
        let mail = try #require(report.publications.first { $0.channel == .mail })
        #expect(mail.state == .failed && mail.detail.contains("certificate"), "\(mail.detail)")
        #expect(report.deliveries == ["pending": 8])
        // That of the fixture itself, which waits until it can log in.
        #expect(relay.log.ranges(of: "auth=").count <= 1, "\(relay.log)")
    }
}
