/// What became of an issue on each channel.
public struct PublishReport: Report, Equatable {
    public var slug: IssueSlug
    public var dryRun: Bool
    public var publications: [Publication]
    /// Deliveries by state; empty without the mail channel.
    public var deliveries: [String: Int]
    public var remarks: [String]

    /// Failed when every channel failed; done in part when some did, or when mail is still to be sent.
    public var status: ExitStatus {
        let open = publications.filter { $0.state != .done }
        if open.isEmpty { return .done }
        return open.count == publications.count && open.allSatisfy { $0.state == .failed } ? .failed : .partial
    }

    public var text: String {
        let head = dryRun ? "\(slug): this is what would be done" : "\(slug)"
        let lines = publications.map { "  \($0.channel.rawValue): \($0.state.rawValue), \($0.detail)" }
        return ([head] + lines + remarks.map { "  note: \($0)" }).joined(separator: "\n")
    }
}
