import Foundation

/// Lets writers that wait at the same time go in one transaction: a commit costs as much for one as for all.
///
/// The first to come writes; who comes meanwhile waits and goes with the next transaction, all together. Blocks, so
/// callers have threads of their own.
final class GroupCommit<Entry>: @unchecked Sendable {
    // Not checked: everything below is touched under the lock alone.
    private let lock = NSCondition()
    private var gathering = Group()
    private var isWriting = false

    /// Entries that go, or went, in one transaction.
    private final class Group {
        var entries: [Entry] = []
        var result: Result<Void, StoreError>?
    }

    /// Returns when the entry is committed.
    /// - Parameter write: one transaction with all the entries given, or none of them.
    /// - Throws: what `write` throws for this entry alone: others' faults are not shared.
    func commit(_ entry: Entry, write: ([Entry]) throws(StoreError) -> Void) throws(StoreError) {
        lock.lock()
        let group = gathering
        group.entries.append(entry)
        while group.result == nil, isWriting { lock.wait() }
        if group.result == nil { lead(group, write) }
        let isAlone = group.entries.count == 1
        lock.unlock()
        do throws(StoreError) {
            try group.result?.get()
        } catch {
            if isAlone { throw error }
            try write([entry])
        }
    }

    /// Writes for the whole group. Called, and left, with the lock held.
    private func lead(_ group: Group, _ write: ([Entry]) throws(StoreError) -> Void) {
        isWriting = true
        gathering = Group()
        lock.unlock()
        let result = Result { () throws(StoreError) in try write(group.entries) }
        lock.lock()
        group.result = result
        isWriting = false
        lock.broadcast()
    }
}
