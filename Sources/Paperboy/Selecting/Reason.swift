/// One thing that spoke for a paper.
public enum Reason: Equatable, Sendable {
    case upvotes(Int, on: SourceName)
    case citations(Int)
    case stars(Int)
    case sources(Int)
    /// How many days ago the paper was first submitted.
    case fresh(days: Int)
    case topic(String)
    case listed(SourceName)

    /// The reason in a language.
    func text(in words: Words) -> String {
        switch self {
        case .upvotes(let count, let source): words("reason-upvotes", ["count": "\(count)", "source": source.title])
        case .citations(let count): words("reason-citations", ["count": "\(count)"])
        case .stars(let count): words("reason-stars", ["count": "\(count)"])
        case .sources(let count): words("reason-sources", ["count": "\(count)"])
        case .fresh(0): words("reason-today")
        case .fresh(1): words("reason-yesterday")
        case .fresh(let days): words("reason-fresh", ["days": "\(days)"])
        case .topic(let topic): words("reason-topic", ["topic": topic])
        case .listed(let source): words("reason-listed", ["source": source.title])
        }
    }

    /// All reasons as one phrase.
    static func text(of reasons: [Reason], in words: Words) -> String {
        reasons.map { $0.text(in: words) }.joined(separator: words("reason-separator"))
    }
}
