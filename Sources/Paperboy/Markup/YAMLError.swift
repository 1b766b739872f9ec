/// A YAML file that does not say what it should: where, and what was expected.
public struct YAMLError: Error, Equatable, CustomStringConvertible {
    public var file: String
    /// The line, from 1; nil where the value came from elsewhere.
    public var line: Int?
    /// Keys from the outermost in, such as `mail.smtp`; empty for the file as a whole.
    public var path: String
    public var reason: String

    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return path.isEmpty ? "\(place): \(reason)" : "\(place): \(path): \(reason)"
    }
}
