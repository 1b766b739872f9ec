/// Asks name servers whether domains take mail, so that no letter is wasted on a slip of the finger.
struct MailDomainCheck: Sendable {
    private static let patience = Duration.seconds(5)
    private static let sideBySide = 8

    let dns: DNSLookUp
    let sleep: @Sendable (Duration) async throws -> Void

    /// Why each of the domains takes no mail; those that do, and those that nobody can say anything about now, are
    /// not among them.
    func faults(of domains: [String]) async -> [String: String] {
        let words = await mapped(domains, limit: Self.sideBySide) { domain in
            await withDeadline(Self.patience, sleep: sleep) { await fault(of: domain) }.value ?? nil
        }
        return zip(domains, words).reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    /// Without MX records mail goes to the domain's own address (RFC 5321 §5.1); an MX record without a host says that
    /// there is none to go to (RFC 7505).
    private func fault(of domain: String) async -> String? {
        do throws(DNSError) {
            let hosts = try await dns.mailExchangers(domain)
            if !hosts.isEmpty { return hosts.allSatisfy(\.isEmpty) ? "\(domain) says that it takes no mail" : nil }
            return try await dns.hasAddress(domain) ? nil : "\(domain) has no mail server"
        } catch {
            return nil
        }
    }
}

/// Domains that were asked about, and what is wrong with some of them.
struct CheckedDomains: Sendable {
    var domains: [String]
    /// By domain.
    var faults: [String: String]
}
