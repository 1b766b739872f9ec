public import Foundation

extension Configuration {
    /// Reads a configuration file.
    /// - Throws: ``YAMLError``, or ``ConfigurationError`` when there is no such file or no text in it.
    public static func read(file: URL, environment: [String: String]) throws -> Configuration {
        let text = try text(of: file)
        let folder = file.deletingLastPathComponent()
        return try ConfigurationReader(folder: folder, environment: environment).read(text, name: file.path)
    }

    private static func text(of file: URL) throws(ConfigurationError) -> String {
        do throws(TextFile.Fault) {
            return try TextFile.read(file)
        } catch {
            let advice = error == .missing ? "; `paperboy init` writes one" : ""
            throw ConfigurationError(file: file.path, reason: "\(error)\(advice)")
        }
    }
}
