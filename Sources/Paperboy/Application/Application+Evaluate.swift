public import Foundation

extension Application {
    /// Judges the configured ranking by past days: those of a corpus folder, else those of the store.
    /// - Parameter range: nil for all days.
    public func evaluate(_ range: ClosedRange<CalendarDate>?, corpus: URL?) async throws -> EvaluationReport {
        let evaluation = Evaluation(rules: configuration.selection) { try likeness(of: $0) }
        guard let corpus else { return try evaluation.report(on: pastDays(in: range)) }
        let past = try await CorpusFolder(corpus).days(in: range)
        return try evaluation.report(on: past.days, remarks: past.remarks)
    }

    /// What was collected for each day, with the most upvotes that any later collection saw.
    private func pastDays(in range: ClosedRange<CalendarDate>?) throws(StoreError) -> [PastDay] {
        var final: [PaperID: Int] = [:]
        var days: [PastDay] = []
        for day in try store.collectedDays(in: nil).reversed() {
            let papers = try store.collection(of: day)?.papers ?? []
            for paper in papers {
                guard let upvotes = paper.signal(.upvotes) else { continue }
                final[paper.id] = max(final[paper.id] ?? 0, upvotes)
            }
            guard range?.contains(day) ?? true else { continue }
            days.append(PastDay(day: day, papers: papers, upvotes: final))
        }
        return days
    }
}
