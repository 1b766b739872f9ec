public import Foundation

/// A folder that is set up for a newsletter: configuration, templates, subscribers.
public struct Workplace: Sendable {
    private let folder: URL

    public init(folder: URL) { self.folder = folder.standardizedFileURL }

    /// Writes the commented configuration, the templates and a list of subscribers.
    /// - Throws: ``CommandFailure`` when one of the files is there already; then nothing is written.
    public func set() throws -> WorkplaceReport {
        var files = ["paperboy.yaml": "paperboy.example.yaml", "subscribers.csv": "subscribers.example.csv"]
        for name in EmbeddedFile.names where name.hasPrefix("templates/") { files[name] = name }
        let present = files.keys.sorted().filter { FileManager.default.fileExists(atPath: url(of: $0).path) }
        guard present.isEmpty else {
            let list = present.prefix(3).joined(separator: ", ")
            let advice = "nothing was written; choose another folder or move them away"
            throw CommandFailure(.usage, "\(folder.path) has \(list) already; \(advice)")
        }
        try write(files)
        return WorkplaceReport(folder: folder.path, files: files.keys.sorted())
    }

    /// Writes built-in files, where they differ.
    /// - Parameter files: name below the folder to name of the built-in file.
    func write(_ files: [String: String]) throws(FileError) {
        for (name, source) in files.sorted(by: { $0.key < $1.key }) {
            try AtomicFile.write(EmbeddedFile.data(source) ?? Data(), to: url(of: name))
        }
    }

    private func url(of name: String) -> URL { folder.appending(path: name) }
}

/// What was written where.
public struct WorkplaceReport: Report {
    public var folder: String
    public var files: [String]

    public var text: String {
        """
        \(folder): \(files.count) files
          paperboy.yaml     the configuration; set the site, the sender and the sources there
          subscribers.csv   readers; take them in by `paperboy subscribers import subscribers.csv`
          templates/        the looks and words of post, feeds and mail; delete what you do not change
        Then: paperboy run
        """
    }
}
