/// A place that papers come from, by the name that readers and configuration see.
public struct SourceName: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    public static let arxiv: SourceName = "arxiv"
    public static let semanticScholar: SourceName = "semanticscholar"
    public static let huggingFace: SourceName = "huggingface"

    /// The sources that the program knows by itself.
    static let builtIn: [SourceName] = [.arxiv, .semanticScholar, .huggingFace]

    /// The name in running text: "Hugging Face Daily Papers".
    public var title: String {
        switch self {
        case .arxiv: "arXiv"
        case .semanticScholar: "Semantic Scholar"
        case .huggingFace: "Hugging Face Daily Papers"
        default: rawValue
        }
    }
}
