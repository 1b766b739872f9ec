import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("Host queues")
struct HostQueuesTests {
    private let late = ScriptedHTTPServer.Answer.respondLate(HTTPResponse(status: 200), after: .milliseconds(150))

    private func time(_ urls: [URL]) async -> Duration {
        let queues = HostQueues(userAgent: "t")
        return await ContinuousClock().measure {
            await withTaskGroup(of: Void.self) { group in
                for url in urls { group.addTask { _ = try? await queues.fetch(HTTPRequest(url: url)) } }
            }
        }
    }

    @Test("send requests to one server one after another, over one connection")
    func serial() async throws {
        let server = try ScriptedHTTPServer.start()
        server.on("/a", late)
        #expect(await time(Array(repeating: server.url("/a"), count: 3)) >= .milliseconds(450))
        #expect(server.requests.map(\.connection) == [1, 1, 1])
    }

    @Test("send requests to different servers side by side")
    func parallel() async throws {
        let servers = try (0..<4).map { _ in try ScriptedHTTPServer.start() }
        for server in servers { server.on("/a", late) }
        #expect(await time(servers.map { $0.url("/a") }) < .milliseconds(550))
    }

    @Test("are what the live world fetches through")
    func world() async throws {
        let server = try ScriptedHTTPServer.start()
        server.on("/a", .status(503), .body("ok"))
        let world = World.live(userAgent: "paperboy-tests", retry: RetryPolicy(baseDelay: .milliseconds(1)))
        #expect(try await world.fetch(HTTPRequest(url: server.url("/a"))).body == Data("ok".utf8))
        #expect(server.requests.count == 2)
    }
}
