/// The questions that checks ask name servers.
struct DNSLookUp: Sendable {
    let server: DNSServer?
    let ask: @Sendable (DNSQuestion) async throws(DNSError) -> [DNSRecord]

    func texts(_ name: String) async throws(DNSError) -> [String] {
        try await ask(DNSQuestion(name, .text, server: server)).compactMap { record in
            if case .text(let text) = record { text } else { nil }
        }
    }

    /// Whether a host of that name has an address of either kind.
    func hasAddress(_ name: String) async throws(DNSError) -> Bool {
        for kind in [DNSQuestion.Kind.address, .longAddress] {
            if try await !ask(DNSQuestion(name, kind, server: server)).isEmpty { return true }
        }
        return false
    }

    /// The hosts that take a domain's mail; an empty name where it says that it takes none.
    func mailExchangers(_ name: String) async throws(DNSError) -> [String] {
        try await ask(DNSQuestion(name, .mailExchanger, server: server)).compactMap { record in
            if case .mailExchanger(_, let host) = record { host } else { nil }
        }
    }
}
