import Foundation
import Paperboy
import Synchronization

/// How far a send has come: a line that rewrites itself on a terminal, otherwise a line every ten seconds.
final class ProgressLine: Sendable {
    private let last = Mutex(Date.distantPast)

    func report(tried: Int, of open: Int) {
        let now = Date()
        let pause: TimeInterval = Talk.isTerminal ? 0.1 : 10
        let isDue = last.withLock { last in
            guard now.timeIntervalSince(last) >= pause || (tried == open && Talk.isTerminal) else { return false }
            last = now
            return true
        }
        guard isDue, open > 0 else { return }
        let line = "mail: \(tried) of \(open)"
        if Talk.isTerminal {
            FileHandle.standardError.write(Data("\r\(line)\(tried == open ? "\n" : "")".utf8))
        } else if tried < open {
            Talk.say(line)
        }
    }
}
