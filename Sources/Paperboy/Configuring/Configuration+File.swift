public import Foundation

extension Configuration {
    /// Reads a configuration file.
    /// - Throws: ``YAMLError``, or ``CommandFailure`` when there is no such file.
    public static func read(file: URL, environment: [String: String]) throws -> Configuration {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw CommandFailure(.usage, "\(file.path): there is no such file; `paperboy init` writes one")
        }
        let folder = file.deletingLastPathComponent()
        return try ConfigurationReader(folder: folder, environment: environment).read(text, name: file.path)
    }
}
