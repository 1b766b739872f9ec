/// What the sources gave for a day.
public struct CollectReport: Report, Equatable {
    public var day: CalendarDate
    /// How many different papers are known for the day now.
    public var papers: Int
    public var sources: [SourceNote]

    /// Failed when no source gave anything usable; done in part when some source failed.
    public var status: ExitStatus {
        let failed = sources.filter { $0.outcome == .failed }.count
        if failed == 0 { return .done }
        return failed == sources.count ? .failed : .partial
    }

    public var text: String {
        (["\(day): \(papers) papers"] + sources.map { "  " + $0.line }).joined(separator: "\n")
    }
}

extension SourceNote {
    /// `arxiv: ok, 25 papers`, or what went wrong.
    var line: String {
        let count = "\(source.rawValue): \(outcome.rawValue), \(papers) papers"
        return detail.map { "\(count): \($0)" } ?? count
    }
}
