/// What a name server is asked.
public struct DNSQuestion: Hashable, Sendable {
    public enum Kind: UInt16, Sendable {
        case address = 1
        case mailExchanger = 15
        case text = 16
        case longAddress = 28
    }

    /// In ASCII, without a dot at the end.
    public var name: String
    public var kind: Kind
    /// Who is asked; nil for the system's name servers.
    public var server: DNSServer?

    public init(_ name: String, _ kind: Kind, server: DNSServer? = nil) {
        self.name = name
        self.kind = kind
        self.server = server
    }
}
