/// What a paper is known by: its arXiv identifier, else its DOI, else its Semantic Scholar identifier,
/// else the address of its page.
///
/// Written as `arxiv:2602.12192`, `doi:10.1145/3626772.3657957`, `s2:7e55d8701785818776323b4147cb13354c820469`,
/// `web:https://blog.example.com/a-paper`.
public enum PaperID: Hashable, Sendable {
    case arxiv(ArxivID)
    case doi(DOI)
    case semanticScholar(String)
    case web(PageAddress)

    /// The arXiv identifier, where the paper has one.
    public var arxivID: ArxivID? {
        if case .arxiv(let id) = self { id } else { nil }
    }

    /// Where a reader finds the paper.
    public var url: String {
        switch self {
        case .arxiv(let id): id.abstractURL
        case .doi(let doi): doi.url
        case .semanticScholar(let id): "https://www.semanticscholar.org/paper/\(id)"
        case .web(let page): page.rawValue
        }
    }

    /// The order of preference as a paper's identity: arXiv first.
    private var rank: Int {
        switch self {
        case .arxiv: 0
        case .doi: 1
        case .semanticScholar: 2
        case .web: 3
        }
    }
}

extension PaperID: Comparable {
    public static func < (left: PaperID, right: PaperID) -> Bool {
        left.order < right.order
    }

    /// Sorts as the identifiers do.
    var order: String { "\(rank) \(description)" }
}

extension PaperID: WrittenForm {
    public init?(_ description: String) {
        guard let colon = description.firstIndex(of: ":") else { return nil }
        let value = String(description[description.index(after: colon)...])
        switch description[..<colon] {
        case "arxiv": guard let id = ArxivID(rawValue: value) else { return nil }; self = .arxiv(id)
        case "doi": guard let doi = DOI(rawValue: value) else { return nil }; self = .doi(doi)
        case "s2" where !value.isEmpty: self = .semanticScholar(value)
        case "web": guard let page = PageAddress(rawValue: value) else { return nil }; self = .web(page)
        default: return nil
        }
    }

    public var description: String {
        switch self {
        case .arxiv(let id): "arxiv:\(id.rawValue)"
        case .doi(let doi): "doi:\(doi.rawValue)"
        case .semanticScholar(let id): "s2:\(id)"
        case .web(let page): "web:\(page.rawValue)"
        }
    }
}
