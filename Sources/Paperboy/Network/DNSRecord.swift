/// One answer of a name server.
public enum DNSRecord: Hashable, Sendable {
    /// The strings of a TXT record, joined without a gap.
    case text(String)
    /// Where mail for a domain goes; an empty host means that it takes none (RFC 7505).
    case mailExchanger(preference: UInt16, host: String)
    /// An IPv4 address, or an IPv6 address with all its groups.
    case address(String)
}
