import Foundation

/// The outside judge of feeds, `../shared/checks/feedcheck`, and the Python that it runs in:
/// `FEEDCHECK_PYTHON`, else `python3`.
enum FeedCheck {
    struct Verdict {
        /// 0 good, 1 findings, 2 could not run.
        var status: Int32
        var output: String
    }

    /// Why the tests that need it do not run.
    static let skipped = "skipped: needs ../shared, xmllint and a python3 with feedparser, lxml, html5lib and rdflib"

    static let isAvailable: Bool = {
        guard SharedFolder.exists else { return false }
        let modules = try? run([python, "-c", "import feedparser, lxml, html5lib, rdflib"])
        let linter = try? run(["xmllint", "--version"])
        return modules?.status == 0 && linter?.status == 0
    }()

    /// Writes `files` into a folder of its own and judges the three formats of a language together.
    static func judge(_ files: [String: Data], language: String, options: [String]) throws -> Verdict {
        let folder = FileManager.default.temporaryDirectory.appending(path: "feedcheck-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, data) in files {
            let url = folder.appending(path: path)
            let parent = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try data.write(to: url)
        }
        let feeds = ["atom.xml", "rss.xml", "feed.json"].map { folder.appending(path: "\(language)/\($0)").path }
        return try run([python, SharedFolder.url.appending(path: "checks/feedcheck").path] + options + feeds)
    }

    private static var python: String { ProcessInfo.processInfo.environment["FEEDCHECK_PYTHON"] ?? "python3" }

    private static func run(_ command: [String]) throws -> Verdict {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Verdict(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
