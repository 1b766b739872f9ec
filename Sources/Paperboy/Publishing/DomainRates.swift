/// How many messages may leave to the readers of one domain, over all relays and runs.
public struct DomainRates: Equatable, Sendable {
    /// By domain, as it travels in mail (``DomainName``).
    public var byDomain: [String: [Rate]]
    /// For each domain that is not named, by itself.
    public var others: [Rate]

    public init(byDomain: [String: [Rate]] = [:], others: [Rate] = []) {
        self.byDomain = byDomain
        self.others = others
    }

    public var isEmpty: Bool { byDomain.isEmpty && others.isEmpty }

    /// Empty where there is no limit.
    public func rates(of domain: String) -> [Rate] { byDomain[domain] ?? others }
}

extension DomainRates: CustomStringConvertible {
    /// `gmail.com 20/s, 5000/h; any other domain 1000/h`
    public var description: String {
        let named = byDomain.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.list)" }
        let others = others.isEmpty ? [] : ["any \(named.isEmpty ? "" : "other ")domain \(others.list)"]
        return (named + others).joined(separator: "; ")
    }
}

extension EmailAddress {
    /// The domain as it travels in mail, by which readers of one domain are known.
    var domainKey: String {
        if domain.utf8.allSatisfy({ $0 < 0x80 }) { return domain.lowercased() }
        return (try? DomainName(String(domain)))?.description ?? domain.lowercased()
    }
}
