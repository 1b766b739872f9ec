import Foundation
import Paperboy
import PaperboyTesting
import Testing

@Suite("Host queues")
struct HostQueuesTests {
    @Test("send requests to one server one after another, over one connection")
    func serial() async throws {
        let server = try ScriptedHTTPServer.start()
        server.on("/a", .respondLate(HTTPResponse(status: 200), after: .milliseconds(50)))
        let queues = HostQueues(userAgent: "t", now: { Date() }, sleep: { try await Task.sleep(for: $0) })
        let url = server.url("/a")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { _ = try? await queues.fetch(HTTPRequest(url: url)) } }
        }
        #expect(server.requests.map(\.connection) == [1, 1, 1])
    }

    @Test("get an answer from one server while another says nothing")
    func parallel() async throws {
        let silent = try ScriptedHTTPServer.start()
        silent.on("/a", .hang)
        let lively = try ScriptedHTTPServer.start()
        lively.on("/a", .body("ok"))
        let queues = HostQueues(userAgent: "t", now: { Date() }, sleep: { try await Task.sleep(for: $0) })
        let waiting = Task { try? await queues.fetch(HTTPRequest(url: silent.url("/a"))) }
        while silent.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        #expect(try await queues.fetch(HTTPRequest(url: lively.url("/a"))).body == Data("ok".utf8))
        waiting.cancel()
        #expect(await waiting.value == nil)
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
