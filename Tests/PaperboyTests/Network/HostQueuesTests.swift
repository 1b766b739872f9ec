import Foundation
import Paperboy
import PaperboyTesting
import Synchronization
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

    @Test("pause from the end of one request to the beginning of the next, and not when time has passed anyway")
    func pauses() async throws {
        let server = try ScriptedHTTPServer.start()
        server.on("/a", .body("ok"))
        let sleep = ScriptedSleep()
        let clock = Mutex([0, 0, 0, 2, 9].map { Date(timeIntervalSince1970: 1_772_000_000 + $0) })
        let queues = HostQueues(
            userAgent: "t",
            pauses: HostPauses(["127.0.0.1": .seconds(3)]),
            now: { clock.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } },
            sleep: sleep.sleep
        )
        for _ in 0..<3 { _ = try await queues.fetch(HTTPRequest(url: server.url("/a"))) }
        #expect(sleep.pauses == [.seconds(3), .seconds(1)])
    }

    @Test("do not send a request that was cancelled while it waited for its turn")
    func cancelled() async throws {
        let server = try ScriptedHTTPServer.start()
        server.on("/slow", .respondLate(HTTPResponse(status: 200), after: .seconds(3)))
        server.on("/a", .body("ok"))
        let queues = HostQueues(userAgent: "t", now: { Date() }, sleep: { try await Task.sleep(for: $0) })
        let first = Task { try? await queues.fetch(HTTPRequest(url: server.url("/slow"))) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let second = Task { try? await queues.fetch(HTTPRequest(url: server.url("/a"))) }
        try await Task.sleep(for: .milliseconds(20))
        second.cancel()
        #expect(await first.value?.status == 200)
        #expect(await second.value == nil)
        #expect(server.requests.map(\.path) == ["/slow"])
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
