/// How many letters may leave because strangers asked for them. Our server must be no mail bomb.
public struct SignUpLimits: Equatable, Sendable {
    /// Requests from one address of the Internet (IPv6: from a /64).
    public var perClient = Rate(count: 5, period: .seconds(3600))
    /// Requests from a /24 (IPv6: /48).
    public var perNetwork = Rate(count: 20, period: .seconds(3600))
    /// Letters to one domain that is none of the large ones.
    public var perDomain = Rate(count: 50, period: .seconds(3600))
    /// Letters in all.
    public var letters = Rate(count: 200, period: .seconds(3600))
    /// Letters in all while hardly anybody confirms.
    public var lettersWhenUnanswered = Rate(count: 10, period: .seconds(3600))
    /// Letters to one mailbox.
    public var perMailbox = Rate(count: 3, period: .seconds(86_400))
    /// Between two letters to one mailbox.
    public var pause = Duration.seconds(600)

    public init() {}

    /// Mailbox providers whose readers are many and strangers to each other.
    static let largeDomains: Set<String> = [
        "gmail.com", "googlemail.com", "yahoo.co.jp", "yahoo.com", "ymail.ne.jp", "outlook.com", "outlook.jp",
        "hotmail.com", "hotmail.co.jp", "live.jp", "icloud.com", "me.com", "docomo.ne.jp", "ezweb.ne.jp", "au.com",
        "softbank.ne.jp", "i.softbank.jp", "ymobile.ne.jp", "nifty.com", "gmx.de", "web.de", "proton.me",
        "protonmail.com",
    ]
}

extension EmailAddress {
    /// The address as limits count it: Gmail delivers `a.b+c@` and `ab@` into one mailbox. Never an identity.
    var folded: String {
        let parts = key.split(separator: "@", maxSplits: 1)
        guard parts.count == 2 else { return key }
        var name = String(parts[0].prefix { $0 != "+" })
        let isGmail = ["gmail.com", "googlemail.com"].contains(parts[1])
        if isGmail { name = name.replacing(".", with: "") }
        return "\(name)@\(isGmail ? "gmail.com" : parts[1])"
    }
}
