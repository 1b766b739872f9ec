public import Foundation

/// Asks all sources at once and makes one paper of what they say of the same work.
public struct Collector: Sendable {
    private let sources: [any PaperSource]
    private let deadline: Duration?
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - deadline: what each source may take; nil for no end. A source that is late has failed.
    ///   - sleep: ends the wait for a late source.
    public init(
        sources: [any PaperSource],
        deadline: Duration? = .seconds(120),
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.sources = sources
        self.deadline = deadline
        self.sleep = sleep
    }

    /// The papers of `window` (UTC, end excluded). What fails at one source is in its note and costs the others
    /// nothing.
    public func collect(_ window: Range<Date>) async -> CollectedPapers {
        let answers = await withTaskGroup(of: (Int, SourceAnswer).self) { group in
            for (index, source) in sources.enumerated() {
                group.addTask { (index, await answer(of: source, window)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        return CollectedPapers(
            papers: PaperMerger().merged(sources.indices.flatMap { answers[$0]?.papers ?? [] }),
            notes: sources.enumerated().map { SourceNote($1.name, answers[$0] ?? SourceAnswer()) }
        )
    }

    /// An answer in any case: a failure is one without papers.
    private func answer(of source: any PaperSource, _ window: Range<Date>) async -> SourceAnswer {
        let work = { @Sendable () async -> SourceAnswer in
            do throws(SourceError) {
                return try await source.papers(in: window)
            } catch {
                return SourceAnswer(problems: [error])
            }
        }
        guard let deadline else { return await work() }
        let origin = SourceError.Origin(source: source.name, url: source.address)
        return await withDeadline(deadline, sleep: sleep, work: work)
            ?? SourceAnswer(problems: [origin.error(.late(deadline))])
    }
}

extension SourceNote {
    fileprivate init(_ source: SourceName, _ answer: SourceAnswer) {
        let outcome: Outcome =
            switch (answer.papers.isEmpty, answer.problems.isEmpty) {
            case (false, true): .ok
            case (true, true): .empty
            case (false, false): .partial
            case (true, false): .failed
            }
        let detail = answer.problems.map(\.description).joined(separator: "; ")
        self.init(source: source, outcome: outcome, papers: answer.papers.count, detail: detail.isEmpty ? nil : detail)
    }
}
