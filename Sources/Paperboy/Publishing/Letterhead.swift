import Foundation

/// What each reader's own message carries besides the issue: identifiers, links, return path.
struct Letterhead: Sendable {
    /// File systems take names of 255 bytes; the issue, the identifier and a temporary name's ending need room too.
    private static let longestAddress = 120

    let newsletter: Newsletter
    let bounces: String
    /// Nil where bounces are not to be told apart.
    let returnPath: ReturnPath?
    let keys: KeyRing
    /// Nil where messages go out unsigned.
    let signer: DKIMSigner?
    /// The web side's address, ending in a slash; nil without one.
    let web: String?
    let timeZone: TimeZone

    /// - Throws: ``FileError`` for a key to sign with that cannot be used.
    init(
        newsletter: Newsletter,
        delivery: MailDelivery,
        web: String?,
        timeZone: TimeZone,
        keys: KeyRing
    ) throws(FileError) {
        self.newsletter = newsletter
        self.web = web
        self.timeZone = timeZone
        self.keys = keys
        signer = try DKIMSigner(delivery.dkim)
        bounces = delivery.bounces
        returnPath = delivery.returnPath(newsletter: newsletter.slug, keys: keys)
    }

    /// - Parameter topics: those for which the mail is made; empty for a mail for all.
    func recipient(_ subscriber: Subscriber, of slug: IssueSlug, topics: [String] = []) -> MailRecipient {
        let leave = token(.unsubscribe, subscriber)
        var recipient = MailRecipient(
            address: subscriber.address.rawValue,
            name: subscriber.name,
            messageID: messageID(of: subscriber.id, slug),
            unsubscribeURL: web.map { "\($0)unsubscribe/\(leave)" },
            unsubscribeMailto: "mailto:\(bounces)?subject=unsubscribe%20\(leave)",
            preferencesURL: web.map { "\($0)manage/\(token(.manage, subscriber))" }
        )
        recipient.topics = topics
        recipient.wantsTextAlone = subscriber.format == .text
        return recipient
    }

    /// The envelope's sender, and so where a bounce comes back to.
    func sender(to subscriber: Subscriber, of slug: IssueSlug) -> String {
        returnPath?.address(slug, to: subscriber.id) ?? bounces
    }

    /// The message with the signatures that the configuration asks for.
    func signed(_ message: [UInt8], at time: Date) throws(CryptoError) -> [UInt8] {
        guard let signer else { return message }
        return try signer.signed(message, at: time)
    }

    private func token(_ purpose: ReaderToken.Purpose, _ subscriber: Subscriber) -> String {
        ReaderToken(purpose, of: subscriber, newsletter: newsletter.slug, keys: keys).text
    }

    /// The same for every attempt: a copy sent twice can then be known.
    func messageID(of subscriber: UUID, _ slug: IssueSlug) -> String {
        "\(slug).\(subscriber.text)@\(newsletter.domain)"
    }

    /// The same for every attempt, so that a folder never holds a message twice.
    func fileName(_ subscriber: Subscriber, of slug: IssueSlug) -> String {
        let address = subscriber.address.key.unicodeScalars.prefix(Self.longestAddress).map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "@", ".", "_", "+", "-": Character(scalar)
            default: "_"
            }
        }
        return "\(slug).\(String(address)).\(subscriber.id.text.prefix(8)).eml"
    }
}
