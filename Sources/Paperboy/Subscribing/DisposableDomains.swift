/// Domains that give out mailboxes for minutes: nobody reads a newsletter there.
public struct DisposableDomains: Sendable {
    private let domains: Set<Substring>

    /// - Parameter text: a domain a line; `#` begins a remark. Domains below a listed one count too.
    public init(_ text: String) {
        domains = Set(
            text.split(whereSeparator: \.isNewline).compactMap { line in
                let word = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).first
                return word.map { Substring($0.lowercased()) }
            }
        )
    }

    /// The listed domain that covers `domain`; nil when none does.
    public func match(_ domain: String) -> String? {
        var rest = domain.lowercased()[...]
        while true {
            if domains.contains(rest) { return String(rest) }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }
}
