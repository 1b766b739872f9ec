/// A template or word file that cannot be used.
public struct TemplateError: Error, Equatable, CustomStringConvertible {
    public var file: String
    public var reason: String

    public var description: String { "\(file): \(reason)" }
}
