/// Asks back where a domain is one slip of the finger away from one that everybody uses.
public enum TypoHint {
    private static let common = [
        "gmail.com", "yahoo.co.jp", "yahoo.com", "hotmail.com", "hotmail.co.jp", "outlook.com", "outlook.jp",
        "icloud.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "i.softbank.jp",
    ]

    /// The address that was meant perhaps; nil when nothing looks wrong.
    public static func suggestion(for address: EmailAddress) -> EmailAddress? {
        let domain = String(address.domain)
        guard domain.count > 5, !common.contains(domain) else { return nil }
        let near = common.first { isOneSlip(Array(domain.utf8), Array($0.utf8)) }
        return near.flatMap { EmailAddress("\(address.rawValue.dropLast(domain.count))\($0)") }
    }

    /// One letter too many, too few, wrong, or two that changed places.
    private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let head = zip(left, right).prefix { $0 == $1 }.count
        let (restLeft, restRight) = (left[head...], right[head...])
        switch left.count - right.count {
        case 0:
            if restLeft.dropFirst().elementsEqual(restRight.dropFirst()) { return true }
            let isSwapped = restLeft.prefix(2).elementsEqual(restRight.prefix(2).reversed())
            return isSwapped && restLeft.dropFirst(2).elementsEqual(restRight.dropFirst(2))
        case 1: return restLeft.dropFirst().elementsEqual(restRight)
        case -1: return restRight.dropFirst().elementsEqual(restLeft)
        default: return false
        }
    }
}
