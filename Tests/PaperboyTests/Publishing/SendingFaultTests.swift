import Foundation
import Glibc
import Paperboy
import PaperboyTesting
import Testing

/// Readers, a server with faults, and processes that are killed while they send.
private struct FaultyDelivery {
    static let slug = "llm-papers-2026-02-26"
    let server: ScriptedSMTPServer
    let workshop: Workshop
    let program: Program
    let readers: [String]
    /// Readers whose final dot gets no reply: the message was taken without a word, or the connection broke while it
    /// was on its way.
    private(set) var silent: Set<String> = []

    init(readers count: Int, using random: inout SeededGenerator) async throws {
        var options = ScriptedSMTPServer.Options()
        options.messagesPerConnection = 60
        server = try .start(options)
        readers = (0..<count).map { "reader\($0)@example.com" }
        workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "smtp://127.0.0.1:\(server.port)"
        )
        program = Program(folder: workshop.folder.url)
        let papers = [(title: "A paper for many readers", abstract: "We propose to send it once.")]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        let csv = (["email"] + readers).joined(separator: "\n")
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
        let day = CalendarDate(daysSinceEpoch: 20_510)
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        for reader in readers { set(Self.behaviour(using: &random), for: reader) }
    }

    private mutating func set(_ behaviour: ScriptedSMTPServer.Behaviour, for reader: String) {
        server.on(reader, behaviour)
        switch behaviour {
        case .takeAndClose, .dropInData: silent.insert(reader)
        default: break
        }
    }

    /// A fault for one reader in twelve, a delay for the others.
    private static func behaviour(using random: inout SeededGenerator) -> ScriptedSMTPServer.Behaviour {
        switch Int.random(in: 0..<120, using: &random) {
        case 0: .refuse("421 4.3.2 shutting down")
        case 1: .refuse("450 4.2.1 try later")
        case 2: .refuse("550 5.1.1 no such user")
        case 3: .refuseData("451 4.3.0 not now")
        case 4: .refuseData("554 5.5.1 no")
        case 5: .answerMessage("452 4.2.2 full")
        case 6: .answerMessage("554 5.6.0 unwanted")
        case 7: .dropInData(afterBytes: 500)
        case 8, 9: .takeAndClose
        default: .delayReply(.milliseconds(Int.random(in: 0...12, using: &random)))
        }
    }

    /// The issue, its readers and the configuration on another disk.
    func copy(to disk: MountedFolder) throws -> URL {
        let folder = disk.url.appending(path: "paperboy")
        try FileManager.default.copyItem(at: workshop.folder.url, to: folder)
        return folder
    }

    func endFaults() { for reader in readers { server.on(reader, .delayReply(.zero)) } }

    /// How often each reader's message is with the server.
    var copies: [String: Int] {
        Dictionary(grouping: server.messages.flatMap(\.recipients)) { $0 }.mapValues(\.count)
    }

    func addresses(in state: Delivery.State) throws -> Set<String> {
        let slug = try #require(IssueSlug(rawValue: Self.slug))
        return Set(try workshop.application.deliveries(of: slug, in: state).deliveries.map(\.address))
    }
}

@Suite("Mail while everything fails")
struct SendingFaultTests {
    @Test(
        "over fifty kills each, nobody is sent a second copy, nobody is lost, and in doubt are those without a reply",
        arguments: [1, 2, 3, 4] as [UInt64]
    )
    func killed(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let delivery = try await FaultyDelivery(readers: 1500, using: &random)
        let kills = 50
        for _ in 0..<kills {
            let process = try delivery.program.start("publish", FaultyDelivery.slug, "--to", "mail")
            let sent = delivery.server.finalDots
            // Half of them die early, half in the middle of their work.
            let target = sent + Int.random(in: 0...30, using: &random)
            let pause = Duration.milliseconds(Int.random(in: 0...20, using: &random))
            while process.isRunning, delivery.server.finalDots < target { try await Task.sleep(for: .milliseconds(1)) }
            try await Task.sleep(for: pause)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        // Rows of the last one are still claimed: the next process knows what became of them.
        _ = try delivery.program.run("publish", FaultyDelivery.slug, "--to", "mail")

        let copies = delivery.copies
        let uncertain = try delivery.addresses(in: .uncertain)
        let accepted = try delivery.addresses(in: .accepted)
        #expect(copies.values.allSatisfy { $0 == 1 })
        #expect(accepted.allSatisfy { copies[$0] == 1 })
        #expect(Set(copies.keys).isSubset(of: accepted.union(uncertain)))
        // Silence is doubt; so is a death between the mark and the reply, for one message a connection.
        #expect(delivery.silent.intersection(copies.keys).isSubset(of: uncertain))
        #expect(uncertain.subtracting(delivery.silent).count <= 4 * kills)

        for address in uncertain {
            let word = copies[address] == 1
            let slug = try #require(IssueSlug(rawValue: FaultyDelivery.slug))
            let email = try #require(EmailAddress(address))
            _ = try delivery.workshop.application.settle(slug, email, wasSent: word)
        }
        delivery.endFaults()
        var last = try delivery.program.run("retry", FaultyDelivery.slug)
        if last.status == 4 { last = try delivery.program.run("publish", FaultyDelivery.slug, "--to", "mail") }
        #expect(last.status == 0, "\(last.output) \(last.errors)")
        #expect(delivery.copies == Dictionary(uniqueKeysWithValues: delivery.readers.map { ($0, 1) }))
    }

    @Test("two senders that are started at once send nothing twice")
    func twoAtOnce() async throws {
        var random = SeededGenerator(seed: 5)
        let delivery = try await FaultyDelivery(readers: 200, using: &random)
        delivery.endFaults()
        let other = Program(folder: delivery.workshop.folder.url, output: "other")
        let first = try delivery.program.start("publish", FaultyDelivery.slug, "--to", "mail")
        let second = try other.start("publish", FaultyDelivery.slug, "--to", "mail")
        first.waitUntilExit()
        second.waitUntilExit()
        #expect([first.terminationStatus, second.terminationStatus].contains(0))
        #expect(delivery.copies == Dictionary(uniqueKeysWithValues: delivery.readers.map { ($0, 1) }))
    }

    @Test(
        "a database that cannot be written stops before a byte leaves, and says so",
        .enabled(if: MountedFolder.isPossible, "skipped: tests may not mount here")
    )
    func readOnly() async throws {
        var random = SeededGenerator(seed: 6)
        let delivery = try await FaultyDelivery(readers: 20, using: &random)
        delivery.endFaults()
        let disk = try MountedFolder(megabytes: 16)
        let folder = try delivery.copy(to: disk)
        try disk.makeReadOnly()
        let file = folder.appending(path: "paperboy.yaml").path
        let result = try Program(folder: delivery.workshop.folder.url)
            .run("publish", FaultyDelivery.slug, "--to", "mail", "--config", file)
        #expect(result.status == 1)
        #expect((result.output + result.errors).contains("paperboy.sqlite"))
        #expect(delivery.server.messages.isEmpty)
    }

    @Test(
        "a disk that is full stops the run with a clear message; with room again it goes on, and nobody is lost",
        .enabled(if: MountedFolder.isPossible, "skipped: tests may not mount here"),
        arguments: [40, 80, 160, 320]
    )
    func fullDisk(kilobytesLeft: Int) async throws {
        var random = SeededGenerator(seed: 7)
        let delivery = try await FaultyDelivery(readers: 1500, using: &random)
        delivery.endFaults()
        // The log of the database alone may take 16 MB.
        let disk = try MountedFolder(megabytes: 64)
        let folder = try delivery.copy(to: disk)
        try disk.fill(leaving: kilobytesLeft)
        let arguments = [
            "publish", FaultyDelivery.slug, "--to", "mail", "--config", folder.appending(path: "paperboy.yaml").path,
        ]
        let program = Program(folder: delivery.workshop.folder.url)
        let full = try program.run(arguments)
        #expect(full.status != 0)
        #expect((full.output + full.errors).contains("full"))
        #expect(delivery.server.messages.count < 1500)

        try disk.empty()
        let last = try program.run(arguments)
        let copies = delivery.copies
        #expect(copies.values.allSatisfy { $0 == 1 })
        // What was taken while the ledger could not be written is in doubt; all others have got it.
        let doubt = delivery.readers.count - copies.count
        #expect(doubt <= 4 && [0, 3].contains(last.status), "\(last.output)")
        if last.status == 0 { #expect(copies.count == 1500) }
    }

    @Test("a clock that jumps a day sends on and loses nobody")
    func clock() async throws {
        let server = try ScriptedSMTPServer.start()
        server.on("b@example.com", .refuse("450 4.2.1 later"))
        let jumps = Log<Int>()
        let start = try #require(ZonedTime("2026-02-26T09:00:00+09:00")).instant
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "smtp://127.0.0.1:\(server.port)"
        ) { world in
            world.now = {
                jumps.append(1)
                // Back and forth by a day, at every third look.
                return start.addingTimeInterval(Double(jumps.all.count % 3 - 1) * 86_400)
            }
        }
        let papers = [(title: "A paper", abstract: "We propose it.")]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        let csv = "email\na@example.com\nb@example.com\nc@example.com\n"
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
        let day = CalendarDate(daysSinceEpoch: 20_510)
        _ = try await workshop.application.collect(day)
        let slug = try await workshop.application.compose(day).slug
        _ = try await workshop.application.publish(slug, on: [.mail])
        server.on("b@example.com", .delayReply(.zero))
        _ = try await workshop.application.retry(slug)
        #expect(Set(server.messages.flatMap(\.recipients)) == ["a@example.com", "b@example.com", "c@example.com"])
        #expect(server.messages.count == 3)
    }
}
