import Foundation

/// Looks at the whole set-up, before anything of it has to work; changes nothing.
public struct Doctor: Sendable {
    private let configuration: Configuration
    private let world: World
    /// Nil where there is no file yet.
    private let store: Result<Store, StoreError>?

    /// Opens the database. What is wrong with it is a finding like any other.
    public init(configuration: Configuration, world: World) {
        self.configuration = configuration
        self.world = world
        let file = configuration.database
        guard FileManager.default.fileExists(atPath: file.path) else {
            store = nil
            return
        }
        store = Result { () throws(StoreError) in try Store(at: file) }
    }

    /// - Parameter offline: asks nobody outside: sources, relay, mailbox, name servers, web side.
    public func report(offline: Bool = false) async -> DoctorReport {
        let sources = SourceCheck(settings: configuration.sources, world: world, isOffline: offline)
        return DoctorReport(
            offline: offline,
            checks: StoreCheck(file: configuration.database, store: store, isMailing: configuration.mail != nil)
                .diagnoses()
                + [FolderCheck.diagnosis("issues", configuration.issues)]
                + templateDiagnoses
                + (await sources.diagnoses())
                + profileDiagnoses
                + (await figureDiagnoses())
                + [summariesDiagnosis]
                + channelDiagnoses
                + (await WebCheck(configuration: configuration, world: world, isOffline: offline).diagnoses())
                + (await mailDiagnoses(offline))
                + (await MailboxCheck(configuration: configuration, isOffline: offline).diagnoses())
        )
    }

    private var templateDiagnoses: [Diagnosis] {
        TemplateCheck(
            templates: TemplateSet(folder: configuration.templates),
            folder: configuration.templates,
            languages: configuration.editions.map(\.language)
        ).diagnoses()
    }

    private var profileDiagnoses: [Diagnosis] {
        configuration.selection.profile.files.compactMap { file in
            guard !FileManager.default.isReadableFile(atPath: file.path) else { return nil }
            return .failure("profile", "\(file.path) cannot be read", "mend `selection.profile.file`")
        }
    }

    private func figureDiagnoses() async -> [Diagnosis] {
        let settings = configuration.figures
        var diagnoses: [Diagnosis] = []
        if let folder = settings.folder, !FileManager.default.isReadableFile(atPath: folder.path) {
            diagnoses.append(.warning("figures", "\(folder.path) cannot be read", "make it, or mend `figures.folder`"))
        }
        if settings.mode != .none, let fault = await ImageTool.live(sleep: world.sleep).fault() {
            diagnoses.append(.warning("figures", fault, "without it issues have no pictures; `figures: none` says so"))
        }
        return diagnoses
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
        let blog = configuration.blog.map { blogDiagnosis($0.content) }
        let feeds = configuration.feeds.map { FolderCheck.diagnosis("feeds", $0.directory) }
        let all = [blog, feeds].compactMap(\.self)
        guard all.isEmpty, configuration.mail == nil else { return all }
        return [.failure("channels", "none is configured", "add `blog:`, `feeds:` or `mail:`")]
    }

    /// A blog is there before its newsletter: a folder that is not is more often a slip than a wish.
    private func blogDiagnosis(_ content: URL) -> Diagnosis {
        let diagnosis = FolderCheck.diagnosis("blog", content)
        guard diagnosis.state == .ok, !FileManager.default.fileExists(atPath: content.path) else { return diagnosis }
        return .warning("blog", diagnosis.finding, "mend `blog.content` if the blog is elsewhere")
    }

    private func mailDiagnoses(_ offline: Bool) async -> [Diagnosis] {
        guard let mail = configuration.mail else { return [.skipped("mail", "not configured")] }
        let check = MailSetupCheck(configuration: configuration, delivery: mail, world: world, isOffline: offline)
        return await check.diagnosesWithDomains() + [.ok("rates", mail.rateWords)] + warmUpDiagnoses(mail)
    }

    private func warmUpDiagnoses(_ mail: MailDelivery) -> [Diagnosis] {
        guard case .success(let store) = store else { return [] }
        let lines = try? mail.warmUpLines(store, at: world.now(), in: configuration.timeZone)
        return (lines ?? []).map { .ok("warm-up", $0) }
    }
}
