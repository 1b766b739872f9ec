import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Paperboy

@Suite("Changing the keys of links")
struct KeysCommandTests {
    private let house: WebHouse
    private let program: Program

    init() throws {
        house = try WebHouse()
        program = Program(folder: house.folder.url)
        try house.folder.write(Workshop.configuration(sources: ""), to: "paperboy.yaml")
    }

    private struct Answer: Decodable {
        struct Key: Decodable { var number: Int }
        struct Rotation: Decodable {
            var number: Int
            var dryRun: Bool
        }
        var keys: [Key]
        var rotation: Rotation?
    }

    private func answer(_ arguments: String...) throws -> Answer {
        let result = try program.run(["keys"] + arguments + ["--json"])
        #expect(result.status == 0, "\(result.errors)")
        return try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
    }

    private func newLink(_ reader: Subscriber) throws -> String {
        let ring = try house.store.keyRing(makeSecret: { _ in [] }, at: house.clock.now)
        return "/manage/\(ReaderToken(.manage, of: reader, newsletter: "test-papers", keys: ring).text)"
    }

    @Test("links that are out go on working, before and after the server starts anew")
    func links() async throws {
        let reader = try await house.subscribe("ann@example.org")
        let old = [house.link(.unsubscribe, reader), house.link(.manage, reader)]
        let result = try program.run("keys", "rotate")
        #expect(result.status == 0 && result.output.contains("key 2 signs from now on"))
        let new = try newLink(reader)
        #expect(!old.contains(new))
        for server in [house.server, try WebHouse(folder: house.folder, clock: house.clock).server] {
            try await server.test(.router) { client in
                for link in old + [new] {
                    let page = try await client.get(link)
                    #expect(page.status == .ok)
                }
                let forged = try await client.get(String(new.dropLast()) + (new.last == "A" ? "B" : "A"))
                #expect(forged.status == .notFound)
                let left = try await client.post(old[0], ["List-Unsubscribe": "One-Click"])
                #expect(left.status == .ok)
            }
        }
        #expect(try house.store.subscriber(reader.id)?.state == .unsubscribed)
    }

    @Test("a dry run changes nothing; the list names keys and shows no secret")
    func dryRun() throws {
        let planned = try answer("rotate", "--dry-run")
        #expect(planned.rotation?.number == 2 && planned.rotation?.dryRun == true)
        #expect(planned.keys.map(\.number) == [1])
        #expect(try answer("rotate").keys.map(\.number) == [1, 2])
        let list = try program.run("keys").output.split(separator: "\n")
        #expect(list.map { $0.hasSuffix("signs") } == [false, true])
        #expect(list.allSatisfy { $0.count < 60 })
    }

    @Test("says that all numbers are taken, and breaks nothing")
    func full() throws {
        for _ in 1..<255 {
            _ = try house.store.rotateKeys(makeSecret: { [UInt8](repeating: 1, count: $0) }, at: house.clock.now)
        }
        let result = try program.run("keys", "rotate")
        #expect(result.status == 1 && result.errors.contains("all 255 numbers are taken"))
        #expect(try answer().keys.count == 255)
    }
}
