import Foundation
import Glibc

/// Files that only their owner may read.
enum SecretFile {
    /// Writes a new file with the mode 0600.
    /// - Throws: ``FileError`` when something of that name is there already: a key that is gone cannot be had back.
    static func create(_ bytes: [UInt8], at url: URL) throws(FileError) {
        let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = errno == EEXIST ? "is there already and stays as it is; name another file" : words
            throw FileError(path: url.path, reason: reason)
        }
        defer { close(descriptor) }
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            let reason = words
            unlink(url.path)
            throw FileError(path: url.path, reason: reason)
        }
    }

    /// Whether others than the owner may read the file.
    static func isOpenToOthers(_ url: URL) -> Bool {
        var status = stat()
        return stat(url.path, &status) == 0 && status.st_mode & 0o077 != 0
    }

    private static var words: String { "could not be written: \(String(cString: strerror(errno)))" }
}
