import Foundation
import Paperboy
import Synchronization

/// How far a send has come: a line that rewrites itself on a terminal, otherwise a line every ten seconds.
final class ProgressLine: Sendable {
    private struct State {
        var last = Date.distantPast
        /// Whether the terminal's line waits to be written over.
        var isOpen = false
    }

    private let state = Mutex(State())

    func report(_ step: SendingStep) {
        switch step {
        case .tried(let tried, let open): count(tried, of: open)
        case .waiting(let pause, let deferred):
            end()
            Talk.say("mail: \(deferred) deferred by the relay; trying again in \(pause.components.seconds) s")
        }
    }

    /// Ends a line that was left open, so that what follows begins on its own.
    func end() {
        let wasOpen = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        if wasOpen { Talk.say("") }
    }

    private func count(_ tried: Int, of open: Int) {
        guard isDue(isLast: tried == open) else { return }
        let line = "mail: \(tried) of \(open)"
        if Talk.isTerminal {
            FileHandle.standardError.write(Data("\r\(line)".utf8))
            if tried == open { end() }
        } else if tried < open {
            Talk.say(line)
        }
    }

    private func isDue(isLast: Bool) -> Bool {
        let now = Date()
        let pause: TimeInterval = Talk.isTerminal ? 0.1 : 10
        return state.withLock { state in
            guard now.timeIntervalSince(state.last) >= pause || (isLast && Talk.isTerminal) else { return false }
            state = State(last: now, isOpen: Talk.isTerminal)
            return true
        }
    }
}
