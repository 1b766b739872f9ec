public import Foundation

extension Application {
    /// Writes every output of an issue into a folder, with an index page. Changes nothing else.
    /// - Parameter path: the folder.
    public func preview(_ slug: IssueSlug, into path: String) throws -> PreviewReport {
        var remarks: [String] = []
        let target = URL(fileURLWithPath: path).standardizedFileURL
        let pages = try outputs(of: slug, &remarks)
        for (name, data) in pages.sorted(by: { $0.key < $1.key }) {
            try AtomicFile.write(data, to: target.appending(path: name))
        }
        return PreviewReport(
            slug: slug,
            index: target.appending(path: "index.html").path,
            files: pages.keys.sorted(),
            remarks: remarks
        )
    }
}

extension Application {
    /// The names of an issue's outputs, sorted.
    public func previewFiles(of slug: IssueSlug) throws -> [String] {
        var remarks: [String] = []
        return try outputs(of: slug, &remarks).keys.sorted()
    }

    /// One output of an issue; nil when it has none of that name.
    public func previewFile(_ name: String, of slug: IssueSlug) throws -> Data? {
        var remarks: [String] = []
        return try outputs(of: slug, &remarks)[name]
    }

    private func outputs(of slug: IssueSlug, _ remarks: inout [String]) throws -> [String: Data] {
        let current = try currentIssue(slug, &remarks)
        let issue = FrozenIssue(issue: try isFrozen(slug) ? current : marked(current), folder: folder(of: slug))
        return try Preview(application: self, issue: issue).files()
    }
}

/// Where the preview is.
public struct PreviewReport: Report {
    public var slug: IssueSlug
    /// The page to open.
    public var index: String
    public var files: [String]
    public var remarks: [String]

    public var text: String {
        (["\(slug): \(files.count) files; open \(index)"] + remarks.map { "  note: \($0)" }).joined(separator: "\n")
    }
}
