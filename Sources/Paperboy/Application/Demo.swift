public import Foundation

/// The whole way on the bundled sample: offline, without keys, in one folder.
public struct Demo: Sendable {
    /// The day of the sample's issue.
    private static let day = CalendarDate(daysSinceEpoch: 20_510)

    private let folder: URL

    public init(folder: URL) { self.folder = folder.standardizedFileURL }

    public var configuration: URL { folder.appending(path: "paperboy.yaml") }

    /// Writes the sample, its configuration and a small Hugo site.
    /// - Throws: ``CommandFailure`` when the folder holds something else.
    public func set() throws {
        let contents = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard contents.isEmpty || contents.contains("sample") else {
            throw CommandFailure(.usage, "\(folder.path) is not empty and holds no demo; choose another folder")
        }
        var files = ["paperboy.yaml": "sample/paperboy.yaml", "subscribers.csv": "subscribers.example.csv"]
        for name in EmbeddedFile.names where name.hasPrefix("sample/") && name != "sample/paperboy.yaml" {
            files[name.hasPrefix("sample/blog/") ? String(name.dropFirst(7)) : name] = name
        }
        try Workplace(folder: folder).write(files)
    }

    /// Takes in the readers, then collects, composes and publishes.
    public func play(_ application: Application) async throws -> DemoReport {
        _ = try application.importSubscribers(from: folder.appending(path: "subscribers.csv"), dryRun: false)
        let run = try await application.run(Self.day)
        return DemoReport(folder: folder.path, run: run)
    }
}

/// What the demo did and where to look.
public struct DemoReport: Report {
    public var folder: String
    public var run: RunReport

    public var status: ExitStatus { run.status }

    public var text: String {
        let slug = run.published.slug
        return """
            \(run.text)

            The issue   \(folder)/issues/\(slug)/issue.yaml
            The post    \(folder)/blog/content/post/\(slug)/index.ja.md and index.en.md
                        to see it: hugo server --source \(folder)/blog
            The feeds   \(folder)/public/ja/ and en/: atom.xml, rss.xml, feed.json
            The mails   \(folder)/outbox/*.eml; any mail program opens them
            All of it   paperboy preview \(slug) --config \(folder)/paperboy.yaml --output \(folder)/preview
                        then open \(folder)/preview/index.html
            """
    }
}
