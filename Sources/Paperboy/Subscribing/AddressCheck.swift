import Foundation

/// Reads addresses as people type and paste them.
public struct AddressCheck: Sendable {
    private let disposable: DisposableDomains

    public init(disposable: DisposableDomains) { self.disposable = disposable }

    /// Mends what keyboards and copying do, then checks; see ``EmailAddress``.
    public func address(in text: String) throws(AddressFault) -> EmailAddress {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw .empty }
        guard !trimmed.hasControlCharacter else { throw .controlCharacter }
        guard let address = EmailAddress(trimmed) else {
            throw Self.isTooLong(trimmed) ? .tooLong : .malformed
        }
        guard let mail = try? MailAddress(address.rawValue) else {
            throw Self.isTooLong(trimmed) ? .tooLong : .malformed
        }
        guard !mail.needsSMTPUTF8 else { throw .international }
        let domain = mail.domain.description
        guard !Self.isReserved(domain) else { throw .reserved }
        if let known = disposable.match(domain) { throw .disposable(domain: known) }
        return address
    }

    private static func isTooLong(_ text: String) -> Bool {
        let local = text.prefix { $0 != "@" }
        return text.contains("@") && (text.utf8.count > 254 || local.utf8.count > 64)
    }

    /// RFC 2606, RFC 6761: `example` under any suffix of a registry, and names that no server answers for.
    private static func isReserved(_ domain: String) -> Bool {
        let labels = domain.split(separator: ".")
        guard let last = labels.last, labels.count >= 2 else { return true }
        if ["invalid", "localhost", "localdomain"].contains(last) { return true }
        if labels[labels.count - 2] == "example" { return true }
        let isCountry = ["co", "ac", "or", "ne"].contains(labels[labels.count - 2])
        return isCountry && labels.count >= 3 && labels[labels.count - 3] == "example"
    }
}
