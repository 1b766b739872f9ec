/// An address of the Internet: where a request comes from.
public struct NetworkAddress: Hashable, Sendable {
    /// Four octets, or sixteen.
    private let octets: [UInt8]

    /// Reads `192.0.2.7` and `2001:db8::7`; an IPv4 address in IPv6's clothes is taken for what it is.
    public init?(_ text: some StringProtocol) {
        guard let octets = Self.four(text) ?? Self.sixteen(text) else { return nil }
        self.init(octets: octets)
    }

    /// - Parameter octets: four or sixteen, in the order in which they are written; nil for another number.
    init?(octets: [UInt8]) {
        guard octets.count == 4 || octets.count == 16 else { return nil }
        let isMapped =
            octets.count == 16 && octets[..<10].allSatisfy { $0 == 0 } && octets[10] == 0xFF && octets[11] == 0xFF
        self.octets = isMapped ? Array(octets[12...]) : octets
    }

    public var isLoopback: Bool {
        octets.count == 4 ? octets[0] == 127 : octets.dropLast().allSatisfy { $0 == 0 } && octets[15] == 1
    }

    /// What one household has: the address itself, or a /64.
    public var household: String { octets.count == 4 ? text(bits: 32) : text(bits: 64) }

    /// What one hoster or street has: a /24, or a /48.
    public var neighbourhood: String { octets.count == 4 ? text(bits: 24) : text(bits: 48) }

    func prefix(bits: Int) -> [UInt8] {
        octets.enumerated().map { index, octet in
            let kept = min(max(bits - index * 8, 0), 8)
            return kept == 0 ? 0 : octet & UInt8(truncatingIfNeeded: 0xFF << (8 - kept))
        }
    }

    var bits: Int { octets.count * 8 }

    private func text(bits: Int) -> String {
        let kept = prefix(bits: bits)
        if kept.count == 4 { return kept.map(String.init).joined(separator: ".") + (bits < 32 ? "/\(bits)" : "") }
        let groups = stride(from: 0, to: bits / 8, by: 2).map {
            String(UInt16(kept[$0]) << 8 | UInt16(kept[$0 + 1]), radix: 16)
        }
        return groups.joined(separator: ":") + "::/\(bits)"
    }

    private static func four(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let octets = parts.compactMap { part in (1...3).contains(part.utf8.count) ? UInt8(part) : nil }
        return parts.count == 4 && octets.count == 4 ? octets : nil
    }

    private static func sixteen(_ text: some StringProtocol) -> [UInt8]? {
        let halves = String(text).split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard text.contains(":"), halves.count <= 2 else { return nil }
        guard let head = groups(halves[0]), let tail = halves.count == 2 ? groups(halves[1]) : [] else { return nil }
        let gap = 16 - head.count - tail.count
        guard halves.count == 2 ? gap >= 2 : gap == 0 else { return nil }
        return head + Array(repeating: 0, count: gap) + tail
    }

    /// Groups of four digits; the last may be an IPv4 address.
    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var octets: [UInt8] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            if let last = four(part), part.endIndex == text.endIndex {
                octets += last
            } else if (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16) {
                octets += [UInt8(group >> 8), UInt8(group & 0xFF)]
            } else {
                return nil
            }
        }
        return octets
    }
}

/// A range of addresses such as `10.0.0.0/8`, or one alone.
public struct NetworkRange: Hashable, Sendable {
    private let start: NetworkAddress
    private let bits: Int

    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let first = parts.first, let address = NetworkAddress(first) else { return nil }
        let bits = parts.count == 2 ? Int(parts[1]) : address.bits
        guard let bits, (0...address.bits).contains(bits) else { return nil }
        start = address
        self.bits = bits
    }

    public func contains(_ address: NetworkAddress) -> Bool {
        address.bits == start.bits && address.prefix(bits: bits) == start.prefix(bits: bits)
    }
}
