import Foundation
import Paperboy
import Testing

/// Postfix's test server, when it is installed.
struct SMTPSink {
    static let path = ["/usr/sbin/smtp-sink", "/usr/local/sbin/smtp-sink"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let port = Int.random(in: 20_000...30_000)
    let dump = FileManager.default.temporaryDirectory.appending(path: "paperboy-sink-\(UUID().uuidString)")
    private let process = Process()

    /// Starts a sink that writes all it takes to ``dump``, and waits until it listens.
    init(_ options: [String] = []) async throws {
        _ = FileManager.default.createFile(atPath: dump.path, contents: nil, attributes: [.posixPermissions: 0o666])
        process.executableURL = URL(filePath: Self.path ?? "/usr/sbin/smtp-sink")
        process.currentDirectoryURL = FileManager.default.temporaryDirectory
        let user = getuid() == 0 ? ["-u", "nobody"] : []
        process.arguments = user + options + ["-D", dump.path, "127.0.0.1:\(port)", "100"]
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    var server: SMTPServer { SMTPServer(host: "127.0.0.1", port: port) }

    func stop() {
        // Not terminate(): threads of libdispatch block SIGTERM, and the sink has inherited that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: dump)
    }
}

@Suite("SMTP connection to smtp-sink", .enabled(if: SMTPSink.path != nil, "skipped: smtp-sink is not installed"))
struct SMTPSinkTests {
    /// A connection that stands; the sink needs a moment to listen.
    private func open(_ sink: SMTPSink) async throws -> SMTPConnection {
        let connection = SMTPConnection(to: sink.server)
        for _ in 1...10 {
            if (try? connection.open()) != nil { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        return connection
    }

    @Test("every line arrives as it was, dots first or not")
    func dots() async throws {
        let sink = try await SMTPSink()
        defer { sink.stop() }
        let connection = try await open(sink)
        let body = ".\r\n..\r\n...x\r\n\r\n.y\r\nz.\r\n" + String(repeating: ".\r\n", count: 50_000)
        let envelope = try SMTPEnvelope(from: "a@example.com", to: "b@example.com")
        #expect(try connection.send(SMTPMessage(envelope, bytes: Array("Subject: x\r\n\r\n\(body)".utf8))).code == 250)
        connection.close()
        let dump = String(decoding: try Data(contentsOf: sink.dump), as: UTF8.self)
        // The sink writes LF, and its own header fields before the message's.
        let taken = dump.split(separator: "Subject: x\n\n", maxSplits: 1).last.map(String.init)
        #expect(taken?.trimmingSuffix("\n") == body.replacing("\r\n", with: "\n").trimmingSuffix("\n"))
    }

    @Test(
        "what the sink does to a command is told as what it means for the message",
        arguments: [
            (["-r", "RCPT"], "refused recipient 4"), (["-f", "RCPT"], "refused recipient 5"),
            (["-f", "DATA"], "refused data 5"), (["-r", "."], "refused message 4"), (["-q", "RCPT"], "not sent"),
            (["-Q", "DATA"], "not sent"), (["-q", "."], "uncertain"), (["-q", "CONNECT"], "unavailable"),
        ]
    )
    func outcome(options: [String], meaning: String) async throws {
        let sink = try await SMTPSink(options)
        defer { sink.stop() }
        let connection = try await open(sink)
        let envelope = try SMTPEnvelope(from: "a@example.com", to: "b@example.com")
        for _ in 1...2 {
            let error = #expect(throws: SMTPError.self) {
                try connection.send(SMTPMessage(envelope, bytes: Array("a\r\n".utf8)))
            }
            #expect(error?.meaning == meaning)
        }
    }

    @Test("a thousand messages go over one connection")
    func many() async throws {
        let sink = try await SMTPSink(["-m", "1"])  // takes no second connection
        defer { sink.stop() }
        let connection = try await open(sink)
        let envelope = try SMTPEnvelope(from: "a@example.com", to: "b@example.com")
        let message = Array(String(repeating: "0123456789\r\n", count: 100).utf8)
        for _ in 1...1000 { #expect(try connection.send(SMTPMessage(envelope, bytes: message)).code == 250) }
    }
}

extension SMTPError {
    /// The case without words.
    fileprivate var meaning: String {
        switch self {
        case .refused(let reply, let stage): "refused \(stage.rawValue) \(reply.code / 100)"
        case .unsendable: "unsendable"
        case .notSent: "not sent"
        case .uncertain: "uncertain"
        case .unavailable: "unavailable"
        case .loginRefused: "login refused"
        case .markFailed: "mark failed"
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: Character) -> Substring {
        var rest = self[...]
        while rest.last == suffix { rest = rest.dropLast() }
        return rest
    }
}
