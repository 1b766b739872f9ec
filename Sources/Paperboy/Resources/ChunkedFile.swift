import Foundation

/// A file that is read piece by piece.
final class ChunkedFile {
    private static let piece = 1 << 16

    private let file: FileHandle
    private let path: String
    /// In bytes; 0 where the system does not say.
    let size: Int

    /// - Throws: ``CommandFailure`` when the file cannot be opened.
    init(_ url: URL) throws(CommandFailure) {
        path = url.path
        guard let file = try? FileHandle(forReadingFrom: url) else {
            let isThere = FileManager.default.fileExists(atPath: url.path)
            throw CommandFailure(.usage, "\(url.path): \(isThere ? "cannot be read" : "there is no such file")")
        }
        self.file = file
        size = (try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int) ?? 0
    }

    deinit { try? file.close() }

    /// The next piece; nil at the end.
    func next() throws(CommandFailure) -> [UInt8]? {
        do {
            let data = try file.read(upToCount: Self.piece)
            return data.map { [UInt8]($0) }
        } catch {
            throw CommandFailure(.failed, "\(path): cannot be read: \(error.localizedDescription)")
        }
    }
}
