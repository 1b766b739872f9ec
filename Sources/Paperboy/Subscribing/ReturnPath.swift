public import Foundation

/// Return paths that say which mail came back: `bounce+<issue>.<reader>.<seal>@example.com`.
///
/// A bounce is as easily forged as any mail; the seal is a MAC, so that nobody can unsubscribe others by bounces of
/// their own making. Relays may change capitals to small letters, so everything is base 32. RFC 5321 §4.5.3.1.1
/// allows 64 octets before the @: the tag takes 48 of them.
public struct ReturnPath: Sendable {
    /// How long the part before the @ of the configured address may be, besides the `+` and the tag.
    public static let longestLocalPart = 64 - 1 - tagLength

    private static let tagLength = 4 + 1 + 26 + 1 + 16
    /// With the key's id, 80 bits: 16 letters.
    private static let macSize = 9

    private let base: MailAddress
    private let newsletter: String
    private let keys: KeyRing

    /// - Parameters:
    ///   - base: the mailbox that bounces come to; nil for a name longer than ``longestLocalPart``.
    ///   - newsletter: the newsletter's slug.
    public init?(_ base: MailAddress, newsletter: String, keys: KeyRing) {
        guard base.localPart.utf8.count <= Self.longestLocalPart else { return nil }
        self.base = base
        self.newsletter = newsletter
        self.keys = keys
    }

    /// The envelope's sender for an issue to a reader; the same whenever it is made by the same key.
    public func address(_ issue: IssueSlug, to subscriber: UUID) -> String {
        let mac = keys.mac(Self.macPurpose, fields: fields(issue, subscriber)).prefix(Self.macSize)
        let seal = Base32.text(of: [keys.signingID] + mac)
        return "\(base.localPart)+\(Self.hint(issue)).\(Base32.text(of: subscriber.bytes)).\(seal)@\(base.domain)"
    }

    /// Reads an address that ``address(_:to:)`` made, in any capitals. Nil for any other.
    ///
    /// Nothing of it is to be believed before ``issue(of:among:)`` has found the issue.
    public func tag(in address: String) -> ReturnTag? {
        let address = address.lowercased()
        let (start, end) = ("\(base.localPart.lowercased())+", "@\(base.domain.description.lowercased())")
        guard address.hasPrefix(start), address.hasSuffix(end), address.utf8.count > start.utf8.count + end.utf8.count
        else { return nil }
        return ReturnTag(address.dropFirst(start.count).dropLast(end.count))
    }

    /// The issue that a tag is of, when one of the keys made the tag.
    /// - Parameter issues: those that were sent; the order does not matter.
    public func issue(of tag: ReturnTag, among issues: some Sequence<IssueSlug>) -> IssueSlug? {
        issues.first { issue in
            guard Self.hint(issue) == tag.hint,
                let mac = keys.mac(Self.macPurpose, fields: fields(issue, tag.subscriber), key: tag.key)
            else { return false }
            return tag.mac.isEqualInConstantTime(to: Array(mac.prefix(Self.macSize)))
        }
    }

    /// Four letters by which few other issues go: a slug may be too long for an address.
    private static func hint(_ issue: IssueSlug) -> String {
        String(Base32.text(of: SHA256.hash(Array(issue.rawValue.utf8))).prefix(ReturnTag.hintLength))
    }

    private static let macPurpose = "return path"

    private func fields(_ issue: IssueSlug, _ subscriber: UUID) -> [[UInt8]] {
        [Array("v1".utf8), Array(newsletter.utf8), Array(issue.rawValue.utf8), subscriber.bytes]
    }
}
