/// A digital object identifier in lower case, such as `10.1145/3626772.3657957`.
///
/// DOIs are compared without regard to case: ISO 26324, <https://www.doi.org/doi-handbook/HTML/case-sensitivity.html>
public struct DOI: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    /// - Parameter rawValue: with or without `doi:` or `https://doi.org/` before it.
    public init?(rawValue: String) {
        let bare = rawValue.lowercased().replacing(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/, with: "")
        guard bare.wholeMatch(of: /10\.\d{4,9}\/\S+/) != nil else { return nil }
        self.rawValue = bare
    }

    /// arXiv registers a DOI for each of its papers: `10.48550/arXiv.2602.12192` names `2602.12192`.
    public var arxivID: ArxivID? {
        rawValue.wholeMatch(of: /10\.48550\/arxiv\.(.+)/).flatMap { ArxivID(anyForm: String($0.1)) }
    }

    public var url: String { "https://doi.org/\(rawValue)" }
}
