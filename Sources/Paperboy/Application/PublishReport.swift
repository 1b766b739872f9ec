/// What became of an issue on each channel.
public struct PublishReport: Report, Equatable {
    public var slug: IssueSlug
    public var dryRun: Bool
    public var publications: [Publication]
    /// Deliveries by state; empty without the mail channel.
    public var deliveries: [String: Int]
    public var remarks: [String]
    /// What the checks before publishing found: failures and warnings.
    public var checks: [Diagnosis]

    /// An issue that could not even be begun.
    init(failed slug: IssueSlug, _ channels: Set<Channel>, _ reason: String) {
        self.init(
            slug: slug,
            dryRun: false,
            publications: Channel.allCases.filter(channels.contains).map {
                Publication(channel: $0, state: .failed, detail: reason)
            },
            deliveries: [:],
            remarks: []
        )
    }

    init(
        slug: IssueSlug,
        dryRun: Bool,
        publications: [Publication],
        deliveries: [String: Int],
        remarks: [String],
        checks: [Diagnosis] = []
    ) {
        self.slug = slug
        self.dryRun = dryRun
        self.publications = publications
        self.deliveries = deliveries
        self.remarks = remarks
        self.checks = checks
    }

    /// Failed when every channel failed; done in part when some did, when mail is still to be sent or in doubt, or
    /// when nobody's mail was taken.
    public var status: ExitStatus {
        if dryRun { return .done }
        let doubtful = deliveries[Delivery.State.uncertain.rawValue, default: 0]
        let accepted = deliveries[Delivery.State.accepted.rawValue, default: 0]
        let rejected = deliveries[Delivery.State.rejected.rawValue, default: 0]
        let isMailInDoubt = doubtful > 0 || (rejected > 0 && accepted == 0)
        let open = publications.filter { $0.state != .done }
        if open.isEmpty { return isMailInDoubt ? .partial : .done }
        return open.count == publications.count && open.allSatisfy { $0.state == .failed } ? .failed : .partial
    }

    public var text: String {
        let head = dryRun ? "\(slug): this is what would be done" : "\(slug)"
        let lines = publications.map { "  \($0.channel.rawValue): \($0.state.rawValue), \($0.detail)" }
        return ([head] + lines + checks.map { "  \($0.text)" } + remarks.map { "  note: \($0)" }).joined(
            separator: "\n"
        )
    }
}
