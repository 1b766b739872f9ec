/// A name server: an IPv4 address and a port.
public struct DNSServer: Hashable, Sendable, CustomStringConvertible {
    public let host: String
    public let port: Int

    /// Reads `127.0.0.1` or `127.0.0.1:5353`.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /((?:\d{1,3}\.){3}\d{1,3})(?::(\d{1,5}))?/),
            match.1.split(separator: ".").allSatisfy({ UInt8($0) != nil }),
            let port = match.2.map({ UInt16($0) }) ?? 53, port > 0
        else { return nil }
        host = String(match.1)
        self.port = Int(port)
    }

    public var description: String { "\(host):\(port)" }
}
