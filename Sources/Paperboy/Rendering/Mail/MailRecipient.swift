/// A reader as one mail names them.
public struct MailRecipient: Equatable, Sendable {
    public var address: String
    public var name: String?
    /// `left@right`, the same for the same reader and issue at every attempt: a copy sent twice can then be known.
    public var messageID: String
    /// An `https` address with this reader's token that takes a POST to unsubscribe at once (RFC 8058 §3.1).
    public var unsubscribeURL: String?
    /// A complete `mailto:` address with this reader's token.
    public var unsubscribeMailto: String?
    /// This reader's page for preferences; shown where ``MailSettings/offersPreferences`` says so.
    public var preferencesURL: String?
    /// The topics for which the mail was made; empty in a mail for all.
    public var topics: [String] = []
    /// Whether the mail has plain text alone.
    public var wantsTextAlone = false

    public init(
        address: String,
        name: String? = nil,
        messageID: String,
        unsubscribeURL: String? = nil,
        unsubscribeMailto: String? = nil,
        preferencesURL: String? = nil
    ) {
        self.address = address
        self.name = name
        self.messageID = messageID
        self.unsubscribeURL = unsubscribeURL
        self.unsubscribeMailto = unsubscribeMailto
        self.preferencesURL = preferencesURL
    }

    /// What the link to unsubscribe opens; nil where the reader has neither page nor mailbox for it.
    var leaveAddress: String? { unsubscribeURL ?? unsubscribeMailto }

    /// The fields by which a mail program offers to unsubscribe (RFC 2369 §3.2, RFC 8058 §3.1).
    func unsubscribeFields() throws(MailAddressError) -> [HeaderField] {
        let uris = [unsubscribeURL, unsubscribeMailto].compactMap { $0 }
        if uris.isEmpty { return [] }
        let list = try HeaderField(.listUnsubscribe, uris: uris)
        guard unsubscribeURL?.hasPrefix("https://") == true else { return [list] }
        return [list, HeaderField(.listUnsubscribePost, value: "List-Unsubscribe=One-Click")]
    }
}
