/// Looks for the records that receivers ask of a sender: SPF, DMARC, and a way for bounces to come back.
struct DomainCheck {
    /// The domain that readers see behind From.
    let from: String
    /// The domain of the return path.
    let bounces: String
    let dns: DNSLookUp

    func diagnoses() async -> [Diagnosis] {
        var diagnoses = await [spf(), dmarc(), mailExchanger()]
        if !from.isAligned(with: bounces) {
            let finding = "bounces go to \(bounces), which DMARC does not take as one with \(from)"
            diagnoses.append(.warning("spf", finding, "use a return path below \(from), or rely on DKIM alone"))
        }
        return diagnoses
    }

    /// What an unsigned bounce's domain says about who may send for it (RFC 7208).
    private func spf() async -> Diagnosis {
        await answer("spf") { () throws(DNSError) in
            let records = try await dns.texts(bounces).filter { text in
                text.lowercased() == "v=spf1" || text.lowercased().hasPrefix("v=spf1 ")
            }
            switch records.count {
            case 1: return .ok("spf", "\(bounces) has “\(records[0])”")
            case 0:
                let advice = "publish one that names your relay: \(bounces). IN TXT \"v=spf1 mx -all\""
                return .warning("spf", "\(bounces) has no record, and large receivers ask for one", advice)
            default:
                return .failure("spf", "\(bounces) has \(records.count) records, which counts as none", "make them one")
            }
        }
    }

    /// Looked for at the domain, then at each above it: DMARC's walk up the tree (RFC 9989).
    private func dmarc() async -> Diagnosis {
        await answer("dmarc") { () throws(DNSError) in
            var labels = from.split(separator: ".")
            while labels.count >= 2 {
                let domain = labels.joined(separator: ".")
                let records = try await dns.texts("_dmarc.\(domain)").filter { $0.hasPrefix("v=DMARC1") }
                if records.count == 1 { return .ok("dmarc", "\(domain) has “\(records[0])”") }
                if records.count > 1 {
                    return .failure("dmarc", "\(domain) has \(records.count) records, which counts as none", "keep one")
                }
                labels.removeFirst()
            }
            let advice = "publish one: _dmarc.\(from). IN TXT \"v=DMARC1; p=none; rua=mailto:postmaster@\(from)\""
            return .warning("dmarc", "\(from) has no record, and large receivers ask for one", advice)
        }
    }

    private func mailExchanger() async -> Diagnosis {
        await answer("mx") { () throws(DNSError) in
            let hosts = try await dns.mailExchangers(bounces)
            if hosts.contains("") {
                return .failure("mx", "\(bounces) says that it takes no mail", "let bounces go to a domain that does")
            }
            guard !hosts.isEmpty else {
                let advice = "publish an MX record, or let bounces go to a domain that has one"
                return .warning("mx", "\(bounces), where bounces go, has no record", advice)
            }
            return .ok("mx", "bounces go to \(hosts.joined(separator: ", "))")
        }
    }

    private func answer(_ subject: String, _ work: () async throws(DNSError) -> Diagnosis) async -> Diagnosis {
        do throws(DNSError) {
            return try await work()
        } catch {
            return .warning(subject, "\(error)", "ask again later")
        }
    }
}
