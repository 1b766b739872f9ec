import Foundation
import Glibc
import Paperboy
import PaperboyTesting
import Testing

@Suite("Mail when the process is killed")
struct KillTests {
    private let slug = "llm-papers-2026-02-26"
    private let readers = (0..<60).map { "reader\($0)@example.com" }

    /// A composed issue and sixty readers, to be sent to `server`.
    private func workshop(for server: ScriptedSMTPServer) async throws -> Workshop {
        let workshop = try Workshop(
            sources: "  hugging-face: {endpoint: \"file:listing.json\"}",
            mail: "smtp://127.0.0.1:\(server.port)"
        )
        let papers = [(title: "A paper to be sent to sixty readers", abstract: "We propose to send it once.")]
        try workshop.folder.write(Workshop.listing(papers), to: "listing.json")
        let csv = (["email"] + readers).joined(separator: "\n")
        _ = try workshop.application.importSubscribers(from: workshop.folder.write(csv, to: "r.csv"), dryRun: false)
        let day = CalendarDate(daysSinceEpoch: 20_510)
        _ = try await workshop.application.collect(day)
        _ = try await workshop.application.compose(day)
        return workshop
    }

    private func copies(at server: ScriptedSMTPServer) -> [String: Int] {
        Dictionary(grouping: server.messages.flatMap(\.recipients)) { $0 }.mapValues(\.count)
    }

    @Test("gives every reader one copy, or flags the reader whose copy is in doubt", arguments: [1, 2, 3] as [UInt64])
    func killed(seed: UInt64) async throws {
        let server = try ScriptedSMTPServer.start()
        for reader in readers { server.on(reader, .delayReply(.milliseconds(5))) }
        let workshop = try await workshop(for: server)
        let program = Program(folder: workshop.folder.url)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5 {
            let process = try program.start("publish", slug, "--offline")
            try await Task.sleep(for: .milliseconds(Int.random(in: 30...150, using: &random)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let finished = try program.run("publish", slug, "--offline")

        let arrived = copies(at: server)
        #expect(arrived.values.allSatisfy { $0 == 1 })
        let issue = try #require(IssueSlug(rawValue: slug))
        let doubtful = try workshop.application.deliveries(of: issue, in: .uncertain).deliveries.map(\.address)
        let accepted = try workshop.application.deliveries(of: issue, in: .accepted).deliveries.map(\.address)
        #expect(Set(accepted).union(doubtful) == Set(readers))
        #expect(finished.status == (doubtful.isEmpty ? 0 : 3), "\(finished.output) \(finished.errors)")
        #expect(accepted.allSatisfy { arrived[$0] == 1 })

        for address in doubtful {
            let word = arrived[address] == 1 ? "--sent" : "--not-sent"
            #expect(try program.run("settle", slug, address, word).status == 0)
        }
        #expect(try program.run("publish", slug, "--offline").status == 0)
        #expect(copies(at: server) == Dictionary(uniqueKeysWithValues: readers.map { ($0, 1) }))
    }

    @Test("a process does not send while another one is sending")
    func twoProcesses() async throws {
        let server = try ScriptedSMTPServer.start()
        let workshop = try await workshop(for: server)
        let program = Program(folder: workshop.folder.url)
        // What a process that is sending holds.
        let descriptor = open(
            workshop.folder.url.appending(path: "paperboy.sqlite.sender").path,
            O_RDWR | O_CREAT,
            0o644
        )
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let second = try program.run("publish", slug, "--offline", "--to", "mail")
        #expect(second.status == 1)
        #expect(second.output.contains("another paperboy is sending"))
        #expect(server.messages.isEmpty)
        close(descriptor)
        #expect(try program.run("publish", slug, "--offline", "--to", "mail").status == 0)
        #expect(copies(at: server) == Dictionary(uniqueKeysWithValues: readers.map { ($0, 1) }))
    }

    @Test("a signal ends a send with nothing left claimed, and the next one goes on")
    func signalled() async throws {
        let server = try ScriptedSMTPServer.start()
        for reader in readers { server.on(reader, .delayReply(.milliseconds(600))) }
        let workshop = try await workshop(for: server)
        let program = Program(folder: workshop.folder.url)
        let process = try program.start("publish", slug, "--offline", "--to", "mail")
        while server.messages.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus != 0)
        let issue = try #require(IssueSlug(rawValue: slug))
        let states = Set(try workshop.application.deliveries(of: issue).deliveries.map(\.state))
        #expect(states.isSubset(of: [.accepted, .pending]))
        #expect(try program.run("publish", slug, "--offline", "--to", "mail").status == 0)
        #expect(copies(at: server) == Dictionary(uniqueKeysWithValues: readers.map { ($0, 1) }))
    }
}
