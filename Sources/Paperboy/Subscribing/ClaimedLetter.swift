import Foundation

/// A letter that is being sent: what, to whom, and the link in it.
struct ClaimedLetter: Sendable {
    enum Kind: String, Sendable {
        case confirmation
        case reminder
        case account
        case newAddress = "new-address"
        case addressChanged = "address-changed"
    }

    var id: Int64
    var kind: Kind
    var address: EmailAddress
    var language: Language
    var attempts: Int
    /// Stands in the letter's link; nil for a letter with none.
    var token: LinkToken?
    /// Whom it is about; nil for somebody new.
    var subscriber: Subscriber?
}

/// How handing over a letter ended.
enum LetterOutcome: Equatable, Sendable {
    case sent
    /// Perhaps sent: never again by itself.
    case uncertain(String)
    case refused(String)
    /// Nothing was sent; worth another try then.
    case later(Date, String)
    /// The same, and no other letter will fare better now.
    case unreachable(Date, String)
}
