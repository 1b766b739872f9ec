/// One of the relays that share a newsletter's mail.
public struct MailRoute: Sendable {
    public var transport: any MailTransport
    /// Its share of the connections, beside those of the others; at least 1.
    public var weight: Int
    /// How much it may be given each day while receivers do not know it yet; nil for no limit.
    public var warmUp: WarmUp?

    public init(_ transport: any MailTransport, weight: Int = 1, warmUp: WarmUp? = nil) {
        self.transport = transport
        self.weight = weight
        self.warmUp = warmUp
    }
}

extension [MailRoute] {
    /// The names of all, for a report.
    var name: String { map(\.transport.name).joined(separator: ", ") }

    /// The names of those that make one message of the same message handed over twice.
    var repeatable: Set<String> { Set(map(\.transport).filter(\.isRepeatable).map(\.name)) }

    /// The transport of each of so many workers: one for each route at least, the others by weight.
    func spread(over workers: Int) -> [any MailTransport] {
        var shares = [Int](repeating: 1, count: count)
        for _ in 0..<Swift.max(0, workers - count) {
            // The next one goes where a worker has most weight to itself.
            let next = indices.max { weight(at: $0, over: shares) < weight(at: $1, over: shares) }
            if let next { shares[next] += 1 }
        }
        return zip(self, shares).flatMap { route, share in [any MailTransport](repeating: route.transport, count: share)
        }
    }

    private func weight(at index: Int, over shares: [Int]) -> Double {
        Double(self[index].weight) / Double(shares[index] + 1)
    }
}
