public import Foundation

/// Somebody wants a letter: the one row that a form writes, whatever it is about and whoever is known.
public struct LetterRequest: Sendable {
    public enum Kind: String, Sendable {
        /// To subscribe.
        case signUp = "sign-up"
        /// A link for export, erasure and change of address.
        case account
        /// To the address that a reader wants to change to.
        case newAddress = "new-address"
        /// To the address that a reader changed from.
        case addressChanged = "address-changed"
    }

    /// By which way it came.
    public enum Way: String, Sendable {
        case web
        case mail
    }

    public var kind: Kind
    public var address: EmailAddress
    public var language: Language
    public var topics: [String]
    public var way: Way
    /// What the person read before; nil where nothing is consented to.
    public var wording: ConsentWording?
    /// Whom it is about; nil for somebody new.
    public var subscriber: UUID?
    /// Where the request came from; nil where that is not known.
    public var client: NetworkAddress?

    public init(
        kind: Kind,
        address: EmailAddress,
        language: Language,
        topics: [String] = [],
        way: Way = .web,
        wording: ConsentWording? = nil,
        subscriber: UUID? = nil,
        client: NetworkAddress? = nil
    ) {
        self.kind = kind
        self.address = address
        self.language = language
        self.topics = topics
        self.way = way
        self.wording = wording
        self.subscriber = subscriber
        self.client = client
    }
}
