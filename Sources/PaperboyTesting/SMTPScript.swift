import Synchronization

/// The answers of a ``ScriptedSMTPServer`` and what it saw, shared by its threads.
final class SMTPScript: Sendable {
    struct State {
        var behaviours: [String: ScriptedSMTPServer.Behaviour] = [:]
        var messages: [ScriptedSMTPServer.Message] = []
        var commands: [String] = []
        var connections = 0
        var finalDots = 0
        var dataBytes = 0
    }

    let options: ScriptedSMTPServer.Options
    private let state = Mutex(State())

    init(options: ScriptedSMTPServer.Options) {
        self.options = options
    }

    func update(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    func read<Value: Sendable>(_ value: (State) -> Value) -> Value { state.withLock { value($0) } }

    func behaviour(at address: String) -> ScriptedSMTPServer.Behaviour? {
        state.withLock { $0.behaviours[address] }
    }

    /// The number of a new connection, from 1.
    func nextConnection() -> Int {
        state.withLock { state in
            state.connections += 1
            return state.connections
        }
    }
}
