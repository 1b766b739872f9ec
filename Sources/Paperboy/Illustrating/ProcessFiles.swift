import Foundation
import Glibc

/// What goes into a program and comes out of it, as files in a folder of their own: unlike pipes, they never fill up,
/// and never break.
struct ProcessFiles {
    private static let mostOutput = 20_000_000

    private let folder: URL

    init(input: Data) throws {
        var path = Array(FileManager.default.temporaryDirectory.appending(path: "paperboy-XXXXXX").path.utf8CString)
        guard mkdtemp(&path) != nil else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        folder = URL(fileURLWithPath: String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
        try input.write(to: url("in"))
        try Data().write(to: url("out"))
        try Data().write(to: url("errors"))
    }

    func connect(_ process: Process) throws {
        process.standardInput = try FileHandle(forReadingFrom: url("in"))
        process.standardOutput = try FileHandle(forWritingTo: url("out"))
        process.standardError = try FileHandle(forWritingTo: url("errors"))
    }

    func output() throws -> Data {
        let handle = try FileHandle(forReadingFrom: url("out"))
        defer { try? handle.close() }
        let data = try handle.read(upToCount: Self.mostOutput + 1) ?? Data()
        guard data.count <= Self.mostOutput else { throw PictureRefusal("more than \(Self.mostOutput) bytes came out") }
        return data
    }

    /// Nil when nothing was written.
    var firstLineOfErrors: String? {
        guard let handle = try? FileHandle(forReadingFrom: url("errors")) else { return nil }
        defer { try? handle.close() }
        let text = String(decoding: (try? handle.read(upToCount: 2000)) ?? Data(), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).first.map { PlainText.line(String($0)) }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private func url(_ name: String) -> URL { folder.appending(path: name) }
}
