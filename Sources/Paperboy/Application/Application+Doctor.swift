import Foundation

extension Application {
    /// Looks at the whole set-up; changes nothing.
    /// - Parameter offline: asks nobody outside: sources, relay, name servers, web side.
    public func doctor(offline: Bool = false) async throws -> DoctorReport {
        DoctorReport(
            offline: offline,
            checks: [storeDiagnosis, readersDiagnosis]
                + [FolderCheck.diagnosis("issues", configuration.issues)]
                + templateDiagnoses
                + (await SourceCheck(settings: configuration.sources, world: world, isOffline: offline).diagnoses())
                + [summariesDiagnosis]
                + channelDiagnoses
                + (await webDiagnoses(offline))
                + (await mailDiagnoses(offline))
        )
    }

    private var storeDiagnosis: Diagnosis {
        do throws(StoreError) {
            try store.checkWritable()
            return .ok("store", "\(configuration.database.path) opens and can be written")
        } catch {
            return .failure("store", "\(error)", "nothing can be kept or sent without it")
        }
    }

    private var readersDiagnosis: Diagnosis {
        let count = (try? store.activeSubscriberCount()) ?? 0
        guard configuration.mail != nil, count == 0 else { return .ok("readers", "\(count) get mail") }
        return .warning("readers", "nobody gets mail", "`paperboy subscribers import FILE` takes readers in")
    }

    private var templateDiagnoses: [Diagnosis] {
        let languages = configuration.editions.map(\.language)
        return TemplateCheck(templates: templates, folder: configuration.templates, languages: languages).diagnoses()
    }

    private var summariesDiagnosis: Diagnosis {
        switch configuration.summaries {
        case .extract:
            return .ok("summaries", "sentences of the abstract; no model is asked")
        case .recorded(let folder, _):
            guard FileManager.default.fileExists(atPath: folder.path) else {
                return .failure("summaries", "\(folder.path) is not there", "mend `summaries.folder`")
            }
            return .ok("summaries", "from \(folder.path)")
        case .model(let settings) where settings.service == .claude && settings.key == nil:
            let advice = "set PAPERBOY_SUMMARIES_KEY, or `key-file`; until then sentences of the abstract are taken"
            return .warning("summaries", "\(settings.model) is configured, but there is no key", advice)
        case .model(let settings):
            return .ok("summaries", "\(settings.model) at \(settings.endpoint.host() ?? settings.endpoint.path)")
        }
    }

    private var channelDiagnoses: [Diagnosis] {
        let blog = configuration.blog.map { FolderCheck.diagnosis("blog", $0.content) }
        let feeds = configuration.feeds.map { FolderCheck.diagnosis("feeds", $0.directory) }
        let all = [blog, feeds].compactMap(\.self)
        guard all.isEmpty, configuration.mail == nil else { return all }
        return [.failure("channels", "none is configured", "add `blog:`, `feeds:` or `mail:`")]
    }

    private func webDiagnoses(_ offline: Bool) async -> [Diagnosis] {
        guard let web = configuration.web, let url = URL(string: web) else { return [] }
        guard !offline else { return [.skipped("web", "not asked")] }
        do throws(HTTPError) {
            _ = try await world.ask(HTTPRequest(method: "HEAD", url: url))
            return [.ok("web", "\(web) answers")]
        } catch {
            return [.warning("web", "\(error)", "readers cannot unsubscribe there; start `paperboy serve`")]
        }
    }

    private func mailDiagnoses(_ offline: Bool) async -> [Diagnosis] {
        guard let mail = configuration.mail else { return [.skipped("mail", "not configured")] }
        let check = MailSetupCheck(configuration: configuration, delivery: mail, world: world, isOffline: offline)
        return await check.diagnosesWithDomains() + [.ok("rates", mail.rateWords)] + warmUpDiagnoses(mail)
    }

    private func warmUpDiagnoses(_ mail: MailDelivery) -> [Diagnosis] {
        let lines = try? mail.warmUpLines(store, at: world.now(), in: configuration.timeZone)
        return (lines ?? []).map { .ok("warm-up", $0) }
    }
}
