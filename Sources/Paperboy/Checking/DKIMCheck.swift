import Foundation

/// Looks whether mail can be signed, and whether others can verify it.
struct DKIMCheck {
    let settings: [DKIMSettings]
    /// The domain that readers see behind From.
    let from: String
    let dns: DNSLookUp?

    func diagnoses() async -> [Diagnosis] {
        guard !settings.isEmpty else {
            let advice = "`paperboy dkim generate --domain \(from)` makes a key, unless the relay signs"
            return [.warning("dkim", "mail goes out unsigned, which Gmail, Yahoo and Microsoft refuse", advice)]
        }
        var diagnoses: [Diagnosis] = []
        for settings in settings { diagnoses += await self.diagnoses(settings) }
        return diagnoses
    }

    private func diagnoses(_ settings: DKIMSettings) async -> [Diagnosis] {
        let subject = "dkim \(settings.recordName)"
        do throws(FileError) {
            let identity = try settings.identity()
            return file(settings, identity.key, subject) + (await record(of: identity, settings, subject))
        } catch {
            return [.failure(subject, "\(error)", "mail cannot be signed")]
        }
    }

    private func file(_ settings: DKIMSettings, _ key: PrivateKey, _ subject: String) -> [Diagnosis] {
        var diagnoses: [Diagnosis] = []
        if key.kind == .rsa, key.bits < 2048 {
            let advice = "`paperboy dkim generate` makes one of 2048"
            diagnoses.append(.warning(subject, "an RSA key of \(key.bits) bits", advice))
        }
        if SecretFile.isOpenToOthers(settings.keyFile) {
            let path = settings.keyFile.path
            diagnoses.append(.warning(subject, "others can read \(path)", "chmod 600 \(path)"))
        }
        if !from.isAligned(with: settings.domain) {
            let finding = "\(settings.domain) signs for \(from), which DMARC does not take as one"
            diagnoses.append(.warning(subject, finding, "sign as \(from) or a domain above it"))
        }
        return diagnoses
    }

    private func record(of identity: DKIMIdentity, _ settings: DKIMSettings, _ subject: String) async -> [Diagnosis] {
        guard let dns else { return [.skipped(subject, "the key is good; DNS was not asked")] }
        do {
            let wanted = try identity.record()
            let texts = try await dns.texts(settings.recordName)
            let found = texts.compactMap(DKIMRecord.init(text:))
            if found.contains(wanted) { return [.ok(subject, "the key is good and stands in DNS")] }
            let advice = "publish this, and wait until it is seen: \(wanted.zoneLine(name: settings.recordName))"
            if found.contains(where: \.key.isEmpty) {
                return [.failure(subject, "DNS says that the key is revoked", advice)]
            }
            return [.failure(subject, texts.isEmpty ? "there is no record in DNS" : "DNS has another key", advice)]
        } catch {
            return [.warning(subject, "\(error)", "ask again later by `paperboy doctor`")]
        }
    }
}

extension String {
    /// Whether DMARC takes two domains as one in its relaxed way, as far as that can be said without a list of public
    /// suffixes: equal, or one above the other.
    func isAligned(with other: String) -> Bool {
        let (one, two) = (lowercased(), other.lowercased())
        return one == two || one.hasSuffix(".\(two)") || two.hasSuffix(".\(one)")
    }
}
