public import Foundation

/// What a link out of a letter opens, as it is now.
public struct LetterLink: Equatable, Sendable {
    public enum Purpose: String, Sendable {
        /// To subscribe.
        case confirm
        /// Export, erasure, change of address.
        case account
        /// To change to this address.
        case newAddress = "new-address"
    }

    public var purpose: Purpose
    public var address: EmailAddress
    /// Nil before somebody new has confirmed.
    public var subscriber: UUID?
    public var usedAt: Date?
    public var isOpen: Bool
}

extension EmailAddress {
    /// Enough to know one's own address by, not enough to learn it: `k…@example.jp`.
    public var masked: String { "\(rawValue.prefix(1))…@\(domain)" }
}
