import Synchronization

/// How many requests there were, by page and status.
final class RequestCounters: Sendable {
    struct Key: Hashable, Sendable {
        var page: String
        var status: Int
    }

    private let counts = Mutex<[Key: Int]>([:])

    func count(_ page: String, _ status: Int) {
        counts.withLock { $0[Key(page: page, status: status), default: 0] += 1 }
    }

    var all: [Key: Int] { counts.withLock { $0 } }
}
