import Synchronization

/// The answers of a ``ScriptedHTTPServer`` and what it was asked, shared by its threads.
final class HTTPScript: Sendable {
    typealias Responder = @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer

    private struct State {
        var responders: [String: Responder] = [:]
        var lastResort: Responder?
        var requests: [ScriptedHTTPServer.Request] = []
        var connections = 0
    }

    private let state = Mutex(State())
    private let isRemembering: Bool

    init(remembering: Bool) { isRemembering = remembering }

    var requests: [ScriptedHTTPServer.Request] { state.withLock { $0.requests } }

    func set(_ method: String, _ target: String, _ responder: @escaping Responder) {
        state.withLock { $0.responders["\(method) \(target)"] = responder }
    }

    func setLastResort(_ responder: @escaping Responder) {
        state.withLock { $0.lastResort = responder }
    }

    /// The number of a new connection, from 1.
    func nextConnection() -> Int {
        state.withLock { state in
            state.connections += 1
            return state.connections
        }
    }

    func answer(to request: ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer {
        let responder = state.withLock { state in
            if isRemembering { state.requests.append(request) }
            return state.responders["\(request.method) \(request.target)"]
                ?? state.responders["\(request.method) \(request.path)"]
                ?? state.lastResort
        }
        return responder?(request) ?? .status(404, [:], "no answer for \(request.method) \(request.target)")
    }
}
