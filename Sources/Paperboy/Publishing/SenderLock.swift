import Foundation
import Glibc

/// Only one process sends mail from a database at a time.
///
/// The lock is an advisory one on a file beside the database (flock): the system lets go of it when the process
/// ends in whatever way, so that a dead sender never keeps a living one out.
struct SenderLock {
    private let descriptor: Int32

    /// - Throws: ``FileError`` when another process holds the lock, or the file cannot be opened.
    init(beside database: URL) throws(FileError) {
        let path = database.path + ".sender"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path: path, reason: String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw FileError(path: path, reason: "another paperboy is sending from this database; let it finish")
        }
    }

    func release() { close(descriptor) }
}
