import Foundation
public import Logging

/// Measures how fast mail leaves, by the same publisher, ledger and sender as a real issue.
public struct Bench: Sendable {
    private let settings: BenchSettings
    private let world: World
    private let log: Logger

    private static let slug = "bench-2026-02-26"
    /// Readers are made in portions: memory stays flat.
    private static let portion = 10_000

    public init(_ settings: BenchSettings, world: World, log: Logger) {
        self.settings = settings
        self.world = world
        self.log = log
    }

    /// Makes key, readers and a frozen issue, and sends nothing.
    public func prepare() throws {
        try FileManager.default.createDirectory(at: settings.folder, withIntermediateDirectories: true)
        if let kind = settings.signature.kind {
            try AtomicFile.write(Data(PrivateKey.generate(kind).pem()), to: settings.folder.appending(path: "dkim.pem"))
        }
        let application = try application(server: "127.0.0.1:25")
        guard let slug = IssueSlug(rawValue: Self.slug), let delivery = application.configuration.mail else { return }
        let maker = BenchIssue(configuration: application.configuration, templates: application.templates, slug: slug)
        let issue = try maker.issue(ofSize: settings.size, delivery)
        _ = try application.store.freeze(
            issue,
            content: try IssueFile.write(issue),
            names: [],
            for: [.mail],
            at: world.now()
        )
        try addReaders(to: application.store)
    }

    private func addReaders(to store: Store) throws {
        for start in stride(from: 0, to: settings.messages, by: Self.portion) {
            let numbers = start..<min(start + Self.portion, settings.messages)
            let rows = numbers.compactMap { number in
                EmailAddress("reader\(number)@bench.example").map { SubscriberRow(line: number, address: $0) }
            }
            _ = try store.add(rows, defaultLanguage: .english, at: world.now(), makeID: world.makeID)
        }
    }

    /// Sends what was prepared, which is prepared first if it was not.
    public func run(progress: @escaping SendingProgress = { _ in }) async throws -> BenchReport {
        let sink = settings.server == nil ? try BenchSink() : nil
        defer { withExtendedLifetime(sink) {} }
        let server = settings.server ?? "127.0.0.1:\(sink?.port ?? 25)"
        return settings.isReady ? try await sendReady(to: server) : try await publish(to: server, progress)
    }

    // MARK: An issue

    private func publish(to server: String, _ progress: @escaping SendingProgress) async throws -> BenchReport {
        let database = settings.folder.appending(path: "paperboy.sqlite")
        if !FileManager.default.fileExists(atPath: database.path) { try prepare() }
        let application = try application(server: server)
        guard let slug = IssueSlug(rawValue: Self.slug) else { throw CommandFailure(.usage, "no slug") }
        let before = Usage.now(database: database)
        let published = try await application.publish(slug, on: [.mail], progress: progress)
        let after = Usage.now(database: database)
        let accepted = published.deliveries[Delivery.State.accepted.rawValue, default: 0]
        guard published.status == .done, accepted > 0 else {
            throw CommandFailure(.failed, "\(published.text)\nnothing is measured; prepare the bench anew")
        }
        let again = ContinuousClock.now
        _ = try await application.publish(slug, on: [.mail])
        return BenchReport(
            settings: settings,
            accepted: accepted,
            used: before.used(until: after),
            resumption: again.duration(to: .now) / .seconds(1)
        )
    }

    private func application(server: String) throws -> Application {
        let file = settings.folder.appending(path: "paperboy.yaml")
        let dkim =
            settings.signature == .none ? "" : ", dkim: {domain: bench.example, selector: bench, key-file: dkim.pem}"
        let text = """
            newsletter:
              slug: bench
              site: https://bench.example/
              editions: [{language: en, title: Bench}]
              sender: {name: Bench, address: 1 Street, contact: editor@bench.example}
            mail: {from: news@bench.example, bounces: bounce@bench.example, smtp: "smtp://\(server)", \
            connections: \(settings.connections)\(dkim)}
            web: {url: "https://news.bench.example/"}
            """
        try AtomicFile.write(Data(text.utf8), to: file)
        return try Application(configuration: .read(file: file, environment: [:]), world: world, log: log)
    }

    // MARK: Ready messages

    private func sendReady(to server: String) async throws -> BenchReport {
        let relay = Relay(server: try SMTPServer(url: "smtp://\(server)"))
        let mail = try OutgoingMail(
            from: "bounce@bench.example",
            to: "reader@bench.example",
            fileName: "bench",
            bytes: Self.message(ofSize: settings.size)
        )
        let before = Usage.now()
        let shares = (0..<settings.connections).map { worker in
            settings.messages / settings.connections + (worker < settings.messages % settings.connections ? 1 : 0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for share in shares {
                let thread = BlockingThread(label: "paperboy.bench")
                group.addTask { try await thread.run { try Self.send(mail, times: share, by: relay) } }
            }
            try await group.waitForAll()
        }
        return BenchReport(
            settings: settings,
            accepted: settings.messages,
            used: before.used(until: .now()),
            resumption: nil
        )
    }

    /// Sends the same message again and again over one connection. Blocks.
    private static func send(_ mail: OutgoingMail, times: Int, by relay: Relay) throws {
        let session = relay.session()
        defer { session.close() }
        for number in 0..<times {
            _ = try session.deliver(mail, announcing: number + 1 < times ? mail : nil) {}
        }
    }

    private static func message(ofSize size: Int) -> [UInt8] {
        let header = "From: Bench <news@bench.example>\r\nTo: <reader@bench.example>\r\nSubject: bench\r\n\r\n"
        let line = String(repeating: "x", count: 76) + "\r\n"
        let count = max(1, (size - header.utf8.count) / line.utf8.count)
        return Array((header + String(repeating: line, count: count)).utf8)
    }
}

extension BenchSettings.Signature {
    var kind: PrivateKey.Kind? {
        switch self {
        case .none: nil
        case .rsa: .rsa
        case .ed25519: .ed25519
        }
    }
}
