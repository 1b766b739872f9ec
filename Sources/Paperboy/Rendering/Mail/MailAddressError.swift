/// Why no mail can be sent to, from or about an address, in words that an operator can act on.
public struct MailAddressError: Error, Equatable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        case empty = "is empty"
        case controlCharacter = "has a line break or another control character"
        case noAtSign = "has no @ between name and domain"
        case localPart = "has a character before the @ that needs quotes or is not allowed"
        case domain = "has a domain that cannot exist"
        case tooLong = "is longer than mail allows"
    }

    /// What was given, as it was given.
    public var text: String
    public var reason: Reason

    public init(_ text: String, _ reason: Reason) {
        self.text = text
        self.reason = reason
    }

    /// The text in Swift's notation: what is wrong with it may not be visible, or break the line of a log.
    public var description: String { "\(text.prefix(320).debugDescription) \(reason.rawValue)" }
}
