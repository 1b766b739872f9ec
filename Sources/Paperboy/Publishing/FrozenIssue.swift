public import Foundation

/// An issue that will not change any more, and the folder with its figures.
public struct FrozenIssue: Sendable {
    public var issue: Issue
    public var folder: URL

    /// The bytes of an entry's figure.
    func data(of figure: Figure) throws(FileError) -> Data {
        let url = folder.appending(path: figure.file)
        do {
            return try Data(contentsOf: url)
        } catch {
            let advice = "is named in the issue file and cannot be read; put it back or delete the entry's `figure`"
            throw FileError(path: url.path, reason: advice)
        }
    }
}
