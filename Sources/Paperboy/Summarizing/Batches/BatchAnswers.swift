/// Gives what the batches of an issue wrote, and asks directly for what they did not.
struct BatchAnswers: Summarizer {
    let store: Store
    let direct: ModelSummarizer

    var identity: String { direct.identity }

    func identity(for language: Language) -> String { direct.identity(for: language) }

    func summary(of paper: Paper, in language: Language) async throws(SummaryError) -> Summary {
        if let answer = try answer(for: paper, language) { return answer }
        return try await direct.summary(of: paper, in: language)
    }

    func summary(
        of paper: Paper,
        in language: Language,
        avoiding broken: [String]
    ) async throws(SummaryError) -> Summary {
        guard !broken.isEmpty else { return try await summary(of: paper, in: language) }
        return try await direct.summary(of: paper, in: language, avoiding: broken)
    }

    private func answer(for paper: Paper, _ language: Language) throws(SummaryError) -> Summary? {
        do throws(StoreError) {
            return try store.batchAnswer(of: paper, in: language, by: identity(for: language))
        } catch {
            throw SummaryError(paper: paper.id, language: language, reason: "\(error)")
        }
    }
}
