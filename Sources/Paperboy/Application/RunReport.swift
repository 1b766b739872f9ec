/// What a whole run did.
public struct RunReport: Report, Equatable {
    public var collected: CollectReport?
    public var composed: ComposeReport
    public var published: PublishReport
    /// Earlier issues whose mail was still open.
    public var resumed: [PublishReport]

    /// The worst that a reader would notice; a failed source is part of the report, not of the status, when the
    /// issue went out without it.
    public var status: ExitStatus {
        if published.status == .failed { return .failed }
        return ([published] + resumed).allSatisfy { $0.status == .done } ? .done : .partial
    }

    public var text: String {
        let parts = [collected?.text, composed.text] + ([published] + resumed).map(\.text)
        return parts.compactMap(\.self).joined(separator: "\n")
    }
}
