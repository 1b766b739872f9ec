import Foundation

/// A file system in memory of a given size: a disk that can be filled, or made read-only. Needs root.
final class MountedFolder {
    let url: URL
    private let folder: TemporaryFolder

    /// Whether this machine lets tests mount.
    static let isPossible: Bool = {
        guard let probe = try? MountedFolder(megabytes: 1) else { return false }
        withExtendedLifetime(probe) {}
        return true
    }()

    init(megabytes: Int) throws {
        folder = try TemporaryFolder()
        url = folder.url.appending(path: "disk")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", url.path)
    }

    deinit { try? Self.run("umount", "-l", url.path) }

    func makeReadOnly() throws { try Self.run("mount", "-o", "remount,ro", url.path) }

    /// Takes all the room that is left but for so many kilobytes.
    func fill(leaving kilobytes: Int) throws {
        let room = try FileManager.default.attributesOfFileSystem(forPath: url.path)[.systemFreeSize] as? Int ?? 0
        try Data(count: max(0, room - kilobytes * 1024)).write(to: ballast)
    }

    func empty() throws { try FileManager.default.removeItem(at: ballast) }

    private var ballast: URL { url.appending(path: "ballast") }

    private static func run(_ command: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteNoPermission) }
    }
}
