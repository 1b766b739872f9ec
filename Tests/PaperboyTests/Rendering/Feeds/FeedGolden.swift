import Foundation

/// Feeds that were looked at and found good, under `Tests/PaperboyTests/Golden/feeds`.
enum FeedGolden {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Golden/feeds").standardizedFileURL

    /// Nil when `data` is the golden file; otherwise where `data` was put, to be compared and, if better, copied.
    static func difference(of data: Data, from path: String) throws -> String? {
        if let golden = try? Data(contentsOf: folder.appending(path: path)), golden == data { return nil }
        let actual = FileManager.default.temporaryDirectory.appending(path: "paperboy-golden/feeds/\(path)")
        let parent = actual.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try data.write(to: actual)
        return "diff \(folder.appending(path: path).path) \(actual.path)"
    }
}
