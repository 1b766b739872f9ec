import Foundation

/// A letter that is being sent: what, to whom, and the link in it.
struct ClaimedLetter: Sendable {
    enum Kind: String, Sendable, CaseIterable {
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
    /// The letter was not taken; worth another try then.
    case later(Date, String)
    /// No letter can leave until then.
    case unreachable(Date, String)
}
