import Foundation
import Glibc

/// Looks whether the database is whole and can be written, and whether anybody reads.
struct StoreCheck {
    let file: URL
    /// Nil where there is no file yet.
    let store: Result<Store, StoreError>?
    /// Whether readers are to get mail.
    let isMailing: Bool

    func diagnoses() -> [Diagnosis] {
        guard let store else { return [new, readers(0)] }
        do throws(StoreError) {
            let store = try store.get()
            try store.checkIntact()
            try store.checkWritable()
            let finding = "\(file.path) is whole and can be written"
            return [.ok("store", finding), readers(try store.activeSubscriberCount())]
        } catch {
            let advice = "nothing can be kept or sent without it"
            return [.failure("store", "\(error)", advice), .skipped("readers", "the database cannot be used")]
        }
    }

    private var new: Diagnosis {
        let folder = file.deletingLastPathComponent().path
        guard access(folder, W_OK | X_OK) == 0 else {
            return .failure("store", "\(folder) is no folder that may be written", "make it, or mend `database:`")
        }
        return .ok("store", "\(file.path) will be made")
    }

    private func readers(_ count: Int) -> Diagnosis {
        guard isMailing, count == 0 else { return .ok("readers", "\(count) get mail") }
        return .warning("readers", "nobody gets mail", "`paperboy subscribers import FILE` takes readers in")
    }
}
