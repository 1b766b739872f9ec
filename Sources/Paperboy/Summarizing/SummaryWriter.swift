public import Foundation

/// Gets a summary of each paper in each language: from the cache, else from the summarizer, else by extraction.
///
/// Each text is checked before it is kept. One that fails is written anew once, with the broken rules named; one that
/// fails again gives way to an extract. Whatever did not go the straight way becomes a remark.
public struct SummaryWriter: Sendable {
    private let summarizer: any Summarizer
    private let fallback: any Summarizer
    private let store: Store
    private let now: @Sendable () -> Date
    private let onKnown: @Sendable (Paper, Language) async throws -> Void
    /// How many summaries are being written at a time.
    private let parallel: Int

    /// - Parameter onKnown: told of each summary that comes from the cache.
    public init(
        summarizer: any Summarizer,
        fallback: any Summarizer,
        store: Store,
        parallel: Int = 4,
        now: @escaping @Sendable () -> Date,
        onKnown: @escaping @Sendable (Paper, Language) async throws -> Void = { _, _ in }
    ) {
        self.summarizer = summarizer
        self.fallback = fallback
        self.store = store
        self.parallel = parallel
        self.now = now
        self.onKnown = onKnown
    }

    /// Each summary is saved as it comes: what was paid for is there for the next run, however this one ends.
    /// - Returns: the summaries that passed their checks, and a remark for each that the summarizer did not give at
    ///   its first try. A paper of which not even an extract can be made has no summary, and a remark.
    public func summaries(
        of papers: [Paper],
        in languages: [Language]
    ) async throws -> (summaries: [PaperID: [Language: Summary]], remarks: [String]) {
        let examiner = Examiner(papers: papers.map { CheckedPaper($0) })
        let wanted = papers.flatMap { paper in languages.map { (paper, $0) } }
        let results = await mapped(wanted, limit: parallel) { paper, language in
            await Result { try await written(paper, in: language, examiner) }
        }
        var summaries: [PaperID: [Language: Summary]] = [:]
        var remarks = papers.compactMap(HiddenText.remark)
        var warnings = 0
        for ((paper, language), result) in zip(wanted, results) {
            let written = try result.get()
            if let summary = written.summary { summaries[paper.id, default: [:]][language] = summary }
            if let remark = written.remark { remarks.append(remark) }
            warnings += written.warnings
        }
        warnings += examiner.twinReports(on: summaries).map(\.findings.count).reduce(0, +)
        return (summaries, remarks + Self.remark(onWarnings: warnings))
    }

    // MARK: One text

    private struct Written {
        var summary: Summary?
        var remark: String?
        /// How many warnings the checks have for a summary that passed them.
        var warnings = 0
    }

    private func written(_ paper: Paper, in language: Language, _ examiner: Examiner) async throws -> Written {
        let identity = summarizer.identity(for: language)
        let known = try store.summary(of: paper, in: language, by: identity)
        if let known {
            let findings = examiner.findings(on: known, paper.id, language)
            if findings.failures.isEmpty {
                try await onKnown(paper, language)
                return Written(summary: known, remark: standIn(known, for: paper, language), warnings: findings.count)
            }
        }
        do {
            let first = if let known { known } else { try await summarizer.summary(of: readable(paper), in: language) }
            // What was paid for is kept before it is checked: a run that ends here does not have to ask again.
            if known == nil { try store.save(first, of: paper, in: language, by: identity, at: now()) }
            let written = try await checked(first, of: paper, in: language, examiner)
            if let summary = written.summary {
                try store.save(summary, of: paper, in: language, by: identity, at: now())
            }
            return written
        } catch let error as SummaryError {
            try Task.checkCancellation()
            return await extract(of: paper, in: language, examiner, after: error)
        }
    }

    /// A text that passed the checks, at the first or the second try; else an extract, to be kept like a text: asking
    /// again would cost again and most likely fail again.
    private func checked(
        _ first: Summary,
        of paper: Paper,
        in language: Language,
        _ examiner: Examiner
    ) async throws(SummaryError) -> Written {
        let findings = examiner.findings(on: first, paper.id, language)
        let broken = findings.failures
        guard !broken.isEmpty else { return Written(summary: first, warnings: findings.count) }

        let instructions = broken.map(\.instruction)
        let second = try await summarizer.summary(of: readable(paper), in: language, avoiding: instructions)
        let left = examiner.findings(on: second, paper.id, language)
        guard left.failures.isEmpty else {
            let reason = "it fails its checks, written anew too: \(left.failures.inWords)"
            let error = SummaryError(paper: paper.id, language: language, reason: reason)
            return await extract(of: paper, in: language, examiner, after: error)
        }
        let remark = "\(paper.id) \(language): written anew, because the first text failed: \(broken.inWords)"
        return Written(summary: second, remark: remark, warnings: left.count)
    }

    /// What a model is given to read. An extract quotes the authors, so it is made from the text as it is.
    private func readable(_ paper: Paper) -> Paper {
        summarizer.identity == fallback.identity ? paper : paper.sanitized
    }

    private func extract(
        of paper: Paper,
        in language: Language,
        _ examiner: Examiner,
        after error: SummaryError
    ) async -> Written {
        do throws(SummaryError) {
            let extract = try await fallback.summary(of: paper, in: language)
            let findings = examiner.findings(on: extract, paper.id, language)
            guard findings.failures.isEmpty else {
                throw SummaryError(paper: paper.id, language: language, reason: "it fails \(findings.failures.inWords)")
            }
            let remark = "\(error); an extract stands in its place"
            return Written(summary: extract, remark: remark, warnings: findings.count)
        } catch let reason {
            let remark = "\(error); no extract either: \(reason.reason); the paper goes without a summary"
            return Written(remark: remark)
        }
    }

    /// An extract that was kept because the summarizer's texts failed.
    private func standIn(_ known: Summary, for paper: Paper, _ language: Language) -> String? {
        guard known.origin == .extract, summarizer.identity != fallback.identity else { return nil }
        return "\(paper.id) \(language): an extract, because the texts of \(summarizer.identity) failed their checks"
    }

    private static func remark(onWarnings count: Int) -> [String] {
        count == 0 ? [] : ["\(count) warnings about the summaries; `paperboy check SLUG` lists them"]
    }
}

extension Examiner {
    fileprivate func findings(on summary: Summary, _ paper: PaperID, _ language: Language) -> [Finding] {
        report(on: summary, of: paper, in: language)?.findings ?? []
    }
}

extension [Finding] {
    fileprivate var failures: [Finding] { filter { $0.verdict == .fail } }

    /// Checks and offending words on one line.
    fileprivate var inWords: String { map(\.label).joined(separator: "; ") }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
