/// What the sources gave for a day.
public struct CollectReport: Report, Equatable {
    public var day: CalendarDate
    /// How many different papers are known for the day now.
    public var papers: Int
    public var sources: [SourceNote]
    /// How many requests left for each source; what was answered out of the cache cost none.
    public var requests: [String: Int]
    /// What the operator should look at.
    public var remarks: [String]

    /// Failed when no source gave anything usable; done in part when some source failed.
    public var status: ExitStatus {
        let failed = sources.filter { $0.outcome == .failed }.count
        if failed == 0 { return .done }
        return failed == sources.count ? .failed : .partial
    }

    public var text: String {
        let notes = sources.map { "  " + $0.line } + remarks.map { "  note: \($0)" }
        return (["\(day): \(papers) papers"] + notes).joined(separator: "\n")
    }
}

extension SourceNote {
    /// `arxiv: ok, 25 papers`, or what went wrong.
    var line: String {
        let count = "\(source.rawValue): \(outcome.rawValue), \(papers) papers"
        return detail.map { "\(count): \($0)" } ?? count
    }
}
