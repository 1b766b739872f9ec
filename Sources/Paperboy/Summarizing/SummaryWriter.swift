public import Foundation

/// Gets a summary of each paper in each language: from the cache, else from the summarizer, else by extraction.
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
    /// - Returns: the summaries, and a remark for each that the summarizer did not give.
    public func summaries(
        of papers: [Paper],
        in languages: [Language]
    ) async throws -> (summaries: [PaperID: [Language: Summary]], remarks: [String]) {
        let wanted = papers.flatMap { paper in languages.map { (paper, $0) } }
        let results = await mapped(wanted, limit: parallel) { paper, language in
            await Result { try await summary(of: paper, in: language) }
        }
        var summaries: [PaperID: [Language: Summary]] = [:]
        var remarks: [String] = []
        for ((paper, language), result) in zip(wanted, results) {
            let (summary, remark) = try result.get()
            if let summary { summaries[paper.id, default: [:]][language] = summary }
            if let remark { remarks.append(remark) }
        }
        return (summaries, remarks)
    }

    private func summary(of paper: Paper, in language: Language) async throws -> (Summary?, remark: String?) {
        let identity = summarizer.identity(for: language)
        if let known = try store.summary(of: paper, in: language, by: identity) {
            try await onKnown(paper, language)
            return (known, nil)
        }
        let summary: Summary
        do throws(SummaryError) {
            summary = try await summarizer.summary(of: paper, in: language)
        } catch {
            try Task.checkCancellation()
            return await fallBack(after: error, on: paper, language)
        }
        try store.save(summary, of: paper, in: language, by: identity, at: now())
        return (summary, nil)
    }

    private func fallBack(
        after error: SummaryError,
        on paper: Paper,
        _ language: Language
    ) async -> (Summary?, remark: String?) {
        do throws(SummaryError) {
            let extract = try await fallback.summary(of: paper, in: language)
            return (extract, "\(error); an extract stands in its place")
        } catch let reason {
            return (nil, "\(error); no extract either: \(reason.reason); the paper goes without a summary")
        }
    }
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
