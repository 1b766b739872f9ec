import Foundation

/// What each reader's own message carries besides the issue: identifiers, links, return path.
struct Letterhead: Sendable {
    /// File systems take names of 255 bytes; the issue, the identifier and a temporary name's ending need room too.
    private static let longestAddress = 120

    let newsletter: Newsletter
    let bounces: String
    /// The web side's address, ending in a slash; nil without one.
    let web: String?
    let timeZone: TimeZone

    func recipient(_ subscriber: Subscriber, of slug: IssueSlug) -> MailRecipient {
        MailRecipient(
            address: subscriber.address.rawValue,
            name: subscriber.name,
            messageID: "\(slug).\(subscriber.id.text)@\(newsletter.domain)",
            unsubscribeURL: web.map { "\($0)unsubscribe/\(subscriber.token.text)" },
            unsubscribeMailto: "mailto:\(bounces)?subject=unsubscribe%20\(subscriber.token.text)"
        )
    }

    /// The same for every attempt, so that a folder never holds a message twice.
    func fileName(_ subscriber: Subscriber, of slug: IssueSlug) -> String {
        let address = subscriber.address.key.map { character -> Character in
            let isSafe = character.isLetter || character.isNumber || "@._+-".contains(character)
            return character.isASCII && isSafe ? character : "_"
        }
        return "\(slug).\(String(address.prefix(Self.longestAddress))).\(subscriber.id.text.prefix(8)).eml"
    }
}
