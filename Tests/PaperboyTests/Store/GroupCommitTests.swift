import Foundation
import Synchronization
import Testing

@testable import Paperboy

@Suite("Group commit")
struct GroupCommitTests {
    private struct Written: Sendable {
        var entries: [Int] = []
        var transactions = 0
    }

    @Test("writes each entry once, and those that wait together")
    func together() async {
        let commit = GroupCommit<Int>()
        let written = Mutex(Written())
        await onThreads(count: 40) { number in
            try? commit.commit(number) { entries in
                // Long enough for others to come meanwhile.
                Thread.sleep(forTimeInterval: 0.01)
                written.withLock {
                    $0.entries += entries
                    $0.transactions += 1
                }
            }
        }
        let result = written.withLock { $0 }
        #expect(result.entries.sorted() == Array(0..<40))
        #expect(result.transactions < 40)
    }

    @Test("is done with an entry when it returns")
    func done() async {
        let commit = GroupCommit<Int>()
        let written = Mutex(Set<Int>())
        let missing = Mutex([Int]())
        await onThreads(count: 20) { number in
            try? commit.commit(number) { entries in written.withLock { $0.formUnion(entries) } }
            if !written.withLock({ $0.contains(number) }) { missing.withLock { $0.append(number) } }
        }
        #expect(missing.withLock { $0.isEmpty })
    }

    @Test("lets a fault stop its own entry alone")
    func faults() async {
        let commit = GroupCommit<Int>()
        let written = Mutex([Int]())
        let failed = Mutex([Int]())
        await onThreads(count: 30) { number in
            do throws(StoreError) {
                try commit.commit(number) { (entries) throws(StoreError) in
                    Thread.sleep(forTimeInterval: 0.005)
                    if entries.contains(7) { throw StoreError(file: "papers.sqlite", underlying: CancellationError()) }
                    written.withLock { $0 += entries }
                }
            } catch {
                failed.withLock { $0.append(number) }
            }
        }
        #expect(failed.withLock { $0 } == [7])
        #expect(written.withLock { $0.sorted() } == (0..<30).filter { $0 != 7 })
    }

    /// Runs the work so many times, each on a thread of its own, all at once.
    private func onThreads(count: Int, _ work: @escaping @Sendable (Int) -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        Thread.detachNewThread {
                            work(number)
                            continuation.resume()
                        }
                    }
                }
            }
        }
    }
}
