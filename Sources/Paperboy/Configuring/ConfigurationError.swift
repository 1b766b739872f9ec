/// A configuration file that could not be read at all.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    public var file: String
    public var reason: String

    public var description: String { "\(file): \(reason)" }
}
