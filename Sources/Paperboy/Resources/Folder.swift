public import Foundation

/// Where files are read from: a folder on disk, or one of the folders that are part of the binary.
public enum Folder: Sendable, CustomStringConvertible {
    case disk(URL)
    /// Such as `sample/figures`.
    case builtIn(String)

    /// The bytes of a file below the folder; nil when there is no such file.
    /// - Throws: what Foundation says of a file that is there and cannot be read.
    func data(_ path: String) throws -> Data? {
        switch self {
        case .disk(let folder):
            let file = folder.appending(path: path)
            return FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : nil
        case .builtIn(let folder):
            return EmbeddedFile.data("\(folder)/\(path)")
        }
    }

    /// The file's full name, for messages.
    func name(of path: String) -> String {
        switch self {
        case .disk(let folder): folder.appending(path: path).path
        case .builtIn(let folder): "built-in \(folder)/\(path)"
        }
    }

    public var description: String {
        switch self {
        case .disk(let folder): folder.path
        case .builtIn(let folder): "built-in \(folder)"
        }
    }
}
