/// What a command did: JSON for programs, lines for people.
public protocol Report: Encodable, Sendable {
    /// One or more lines without a final line break.
    var text: String { get }
    var status: ExitStatus { get }
}

extension Report {
    public var status: ExitStatus { .done }
}
