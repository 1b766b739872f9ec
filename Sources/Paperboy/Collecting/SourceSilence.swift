/// How long a source has given nothing although it should have.
struct SourceSilence: Equatable, Sendable {
    var source: SourceName
    /// Saturdays and Sundays are not counted.
    var workingDays: Int
    /// The first of them.
    var since: CalendarDate

    /// Nil when the source gave papers the last time, or had nothing to give.
    /// - Parameter history: what the source gave, newest day first.
    init?(_ history: [(day: CalendarDate, note: SourceNote)]) {
        let silent = history.prefix { $0.note.papers == 0 }
            .filter { ($0.note.outcome == .failed || $0.note.isUnexpected) && !$0.day.isWeekend }
        guard let first = silent.last else { return nil }
        source = first.note.source
        workingDays = silent.count
        since = first.day
    }

    /// What the operator is told.
    var words: String {
        "\(source.rawValue): no papers on \(workingDays) working days in a row, since \(since); look whether the source "
            + "has moved or changed, and at its section under `sources:`"
    }
}
