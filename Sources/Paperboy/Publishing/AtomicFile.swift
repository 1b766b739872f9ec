public import Foundation
import Glibc

/// Files that are either as they were or wholly new, whatever happens while they are written.
public enum AtomicFile {
    /// Writes to a temporary file beside the target, brings it to the disk, and renames it.
    ///
    /// A target that has these bytes already is not touched.
    /// - Returns: whether the target changed.
    @discardableResult
    public static func write(_ data: Data, to url: URL) throws(FileError) -> Bool {
        if let present = try? Data(contentsOf: url), present == data { return false }
        let folder = url.deletingLastPathComponent()
        let temporary = folder.appending(path: ".\(url.lastPathComponent).\(getpid()).new")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try data.write(to: temporary)
            try synchronize(temporary, O_WRONLY)
            guard rename(temporary.path, url.path) == 0 else { throw systemError() }
            try synchronize(folder, O_RDONLY)
            return true
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw FileError(path: url.path, reason: "could not be written: \(words(for: error))")
        }
    }

    private static func synchronize(_ url: URL, _ mode: Int32) throws {
        let descriptor = open(url.path, mode | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError() }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemError() }
    }

    private static func systemError() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

    /// Foundation's Cocoa errors hide the cause ("the file couldn't be saved") one level down.
    private static func words(for error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        return String(cString: strerror(Int32(((underlying ?? error) as NSError).code)))
    }
}
