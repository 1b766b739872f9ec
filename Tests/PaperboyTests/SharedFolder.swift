import Foundation

/// The folder with recorded answers and checks that may stand beside the repository.
enum SharedFolder {
    static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared").standardizedFileURL

    static var exists: Bool { FileManager.default.fileExists(atPath: url.path) }
}
