/// Why a name server gave no answer. That there is no such record is an answer, and no error.
public struct DNSError: Error, Equatable, CustomStringConvertible {
    public var question: DNSQuestion
    public var reason: String

    public var description: String { "the name server gave no answer about \(question.name): \(reason)" }
}
