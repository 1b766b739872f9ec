/// What the sources gave for a day.
public struct CollectReport: Report, Equatable {
    public var day: CalendarDate
    /// How many different papers are known for the day now.
    public var papers: Int
    public var sources: [SourceNote]
    /// The papers themselves, by id.
    public var documents: [Paper]
    /// How many requests left for each source; what was answered out of the cache cost none.
    public var requests: [String: Int]
    /// What the operator should know beyond the sources.
    public var remarks: [String]

    public init(
        day: CalendarDate,
        sources: [SourceNote],
        documents: [Paper],
        requests: [String: Int] = [:],
        remarks: [String] = []
    ) {
        self.day = day
        papers = documents.count
        self.sources = sources
        self.documents = documents
        self.requests = requests
        self.remarks = remarks
    }

    /// The same without the papers, which would bury the rest of a longer report.
    var withoutDocuments: CollectReport {
        var report = self
        report.documents = []
        return report
    }

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
