/// One thing that spoke for a paper.
public enum Reason: Equatable, Sendable {
    case upvotes(Int, on: SourceName)
    case comments(Int)
    case citations(Int)
    case stars(Int)
    case authors(Int)
    case code
    case projectPage
    case sources(Int)
    /// How many days ago the paper was first submitted.
    case fresh(days: Int)
    case topic(String)
    /// The nearest example of the interest profile, and the words that both have.
    case like(example: String, terms: [String])
    case listed(SourceName)

    /// The reason in a language.
    func text(in words: Words) -> String {
        switch self {
        case .upvotes(let count, let source): words("reason-upvotes", ["count": "\(count)", "source": source.title])
        case .comments(let count): words("reason-comments", ["count": "\(count)"])
        case .citations(let count): words("reason-citations", ["count": "\(count)"])
        case .stars(let count): words("reason-stars", ["count": "\(count)"])
        case .authors(let count): words("reason-authors", ["count": "\(count)"])
        case .code: words("reason-code")
        case .projectPage: words("reason-project")
        case .sources(let count): words("reason-sources", ["count": "\(count)"])
        case .fresh(0): words("reason-today")
        case .fresh(1): words("reason-yesterday")
        case .fresh(let days): words("reason-fresh", ["days": "\(days)"])
        case .topic(let topic): words("reason-topic", ["topic": topic])
        case .like(let example, let terms):
            words("reason-like", ["example": example, "terms": terms.joined(separator: words("reason-separator"))])
        case .listed(let source): words("reason-listed", ["source": source.title])
        }
    }

    /// All reasons as one phrase.
    static func text(of reasons: [Reason], in words: Words) -> String {
        reasons.map { $0.text(in: words) }.joined(separator: words("reason-separator"))
    }
}
