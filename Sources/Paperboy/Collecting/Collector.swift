public import Foundation

/// Asks all sources at once and makes one paper of what they say of the same work.
public struct Collector: Sendable {
    private let sources: [any PaperSource]
    private let enrichers: [any PaperEnricher]
    private let deadline: Duration?
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - enrichers: are asked one after another for what they know of the papers that the sources gave.
    ///   - deadline: what each source may take; nil for no end. A source that is late has failed.
    ///   - sleep: ends the wait for a late source.
    public init(
        sources: [any PaperSource],
        enrichers: [any PaperEnricher] = [],
        deadline: Duration? = .seconds(120),
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.sources = sources
        self.enrichers = enrichers
        self.deadline = deadline
        self.sleep = sleep
    }

    /// The papers of `window` (UTC, end excluded). What fails at one source is in its note and costs the others
    /// nothing.
    /// - Parameter now: what lies after it is expected of no source; the window's end when left out.
    public func collect(_ window: Range<Date>, now: Date? = nil) async -> CollectedPapers {
        let past = window.lowerBound..<max(window.lowerBound, min(window.upperBound, now ?? window.upperBound))
        let answers = await withTaskGroup(of: (Int, SourceAnswer).self) { group in
            for (index, source) in sources.enumerated() {
                group.addTask { (index, await answer(of: source, window)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let collected = CollectedPapers(
            papers: PaperMerger().merged(sources.indices.flatMap { answers[$0]?.papers ?? [] }),
            notes: sources.enumerated().map { index, source in
                SourceNote(source.name, answers[index] ?? SourceAnswer(), isExpected: source.expectsPapers(in: past))
            }
        )
        return await enriched(collected)
    }

    private func enriched(_ collected: CollectedPapers) async -> CollectedPapers {
        var collected = collected
        for enricher in enrichers where !collected.papers.isEmpty {
            let origin = SourceError.Origin(source: enricher.name, url: enricher.address)
            let papers = collected.papers
            let answer = await inTime(origin) { await enricher.supplements(for: papers) }
            collected.papers = PaperMerger().merged(papers + answer.papers)
            collected.notes.add(enricher.name, answer)
        }
        return collected
    }

    /// An answer in any case: a failure is one without papers.
    private func answer(of source: any PaperSource, _ window: Range<Date>) async -> SourceAnswer {
        await inTime(SourceError.Origin(source: source.name, url: source.address)) {
            do throws(SourceError) {
                return try await source.papers(in: window)
            } catch {
                return SourceAnswer(problems: [error])
            }
        }
    }

    /// What came before the deadline; a source that is late hands over what it has.
    private func inTime(
        _ origin: SourceError.Origin,
        _ work: @escaping @Sendable () async -> SourceAnswer
    ) async -> SourceAnswer {
        guard let deadline else { return await work() }
        let timed = await withDeadline(deadline, sleep: sleep, work: work)
        var answer = timed.value ?? SourceAnswer()
        if timed.isLate { answer.problems.append(origin.error(.late(deadline))) }
        return answer
    }
}

extension SourceNote {
    fileprivate init(_ source: SourceName, _ answer: SourceAnswer, isExpected: Bool) {
        let outcome: Outcome =
            switch (answer.papers.isEmpty, answer.problems.isEmpty) {
            case (false, true): .ok
            case (true, true): .empty
            case (false, false): .partial
            case (true, false): .failed
            }
        let details = answer.problems.map(\.description)
        let calendar = isExpected ? "unexpectedly empty, unless it has a holiday" : "nothing was to be expected"
        self.init(
            source: source,
            outcome: outcome,
            papers: Set(answer.papers.map(\.id)).count,
            detail: (outcome == .empty ? [calendar] : details).joined(separator: "; ").nilIfEmpty,
            isUnexpected: outcome == .empty && isExpected
        )
    }
}

extension [SourceNote] {
    /// Adds how an enrichment went to the note of the source, which has one already when it was searched as well.
    fileprivate mutating func add(_ source: SourceName, _ answer: SourceAnswer) {
        let details = answer.problems.map(\.description)
        guard let index = firstIndex(where: { $0.source == source }) else {
            append(SourceNote(source, answer, isExpected: false))
            return
        }
        guard !details.isEmpty else { return }
        if self[index].outcome != .failed { self[index].outcome = .partial }
        self[index].isUnexpected = false
        self[index].detail = ([self[index].detail].compactMap { $0 } + details).joined(separator: "; ")
    }
}

extension String {
    fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
