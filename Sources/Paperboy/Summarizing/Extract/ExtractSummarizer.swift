/// Summarises without a model: up to three sentences of the abstract, word for word and in their order.
///
/// Chosen are the sentence in which the authors say what they do, the one that tells the result, and the first one
/// as the problem; where two of these are one, the next best takes its place. Sentences that only say where the
/// code is are left out, and so are sentences that give orders to whoever summarises.
public struct ExtractSummarizer: Summarizer {
    private static let mostSentences = 3
    private static let mostWords = 90

    public init() {}

    public var identity: String { "extract-2" }

    /// An extract in the language of the abstract, whatever `language` the readers have.
    /// - Throws: ``SummaryError`` when there is no abstract, or no sentence of it can stand alone in 90 words.
    public func summary(of paper: Paper, in language: Language) async throws(SummaryError) -> Summary {
        do {
            let abstract = PlainText.line(paper.abstract)
            let written = AbstractLanguage.detected(in: abstract)
            let sentences = try chosen(from: abstract, title: paper.title)
            let text = sentences.joined(separator: written.isFullWidth ? "" : " ")
            return Summary(text: text, language: written, origin: .extract)
        } catch {
            throw SummaryError(paper: paper.id, language: language, reason: error.rawValue)
        }
    }

    private enum Obstacle: String, Error {
        case noAbstract = "the paper has no abstract to take sentences from"
        case onlyPointers = "the abstract has no sentence but those that point to code or data"
        case onlyOrders = "the abstract has no sentence but those that give orders to a model"
        case tooLong = "every sentence of the abstract is longer than 90 words"
    }

    private func chosen(from abstract: String, title: String) throws(Obstacle) -> [String] {
        let all = SentenceSplitter.sentences(of: abstract)
        guard !all.isEmpty else { throw .noAbstract }
        let telling = all.filter { !CuePhrase.isPointer($0) }
        guard !telling.isEmpty else { throw .onlyPointers }
        let harmless = telling.filter { !OrderPhrase.stands(in: ComparableText.plain($0)) }
        guard !harmless.isEmpty else { throw .onlyOrders }
        let sentences = harmless.filter { WordCount.words(in: $0) <= Self.mostWords }
        guard !sentences.isEmpty else { throw .tooLong }
        return fitting(inOrderOfWorth(sentences, title: title), of: sentences).map { sentences[$0] }
    }

    /// The sentences' indices, the most important first: proposal, result, problem, then all by score.
    private func inOrderOfWorth(_ sentences: [String], title: String) -> [Int] {
        let scores = ExtractScorer().scores(of: sentences, title: title)
        let ranked = sentences.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        let proposal = proposal(in: sentences) ?? ranked[0]
        let result = ranked.first { index in
            index != proposal && index * 2 >= sentences.count && CuePhrase.tellsResult(sentences[index])
        }
        return [proposal, result, 0].compactMap(\.self) + ranked
    }

    /// The first of the sentences with the strongest cue: later ones elaborate on it.
    private func proposal(in sentences: [String]) -> Int? {
        let strengths = sentences.map(CuePhrase.strength)
        return strengths.max().flatMap { $0 > 0 ? strengths.firstIndex(of: $0) : nil }
    }

    /// The first of `candidates` that fit together, in the order of the text.
    private func fitting(_ candidates: [Int], of sentences: [String]) -> [Int] {
        var chosen: Set<Int> = []
        var words = 0
        for index in candidates where chosen.count < Self.mostSentences && !chosen.contains(index) {
            let more = WordCount.words(in: sentences[index])
            guard words + more <= Self.mostWords else { continue }
            chosen.insert(index)
            words += more
        }
        return chosen.sorted()
    }
}
