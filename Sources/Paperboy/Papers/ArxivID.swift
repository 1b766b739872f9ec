/// An arXiv identifier without its version, such as `2401.01234` or `hep-th/9901001`.
///
/// Both formats: <https://info.arxiv.org/help/arxiv_identifier.html>
public struct ArxivID: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    /// - Parameter rawValue: the bare identifier; a version, a URL or anything else gives nil.
    public init?(rawValue: String) {
        guard rawValue.wholeMatch(of: /\d{4}\.\d{4,5}|[a-z\-]+(\.[A-Z]{2})?\/\d{7}/) != nil else { return nil }
        self.rawValue = rawValue
    }

    /// Finds the identifier in what sources write: `2602.18429v1`, `arXiv:2602.18429`,
    /// `http://arxiv.org/abs/hep-th/9901001v2`, `https://arxiv.org/pdf/2602.18429v1.pdf`.
    public init?(anyForm text: String) {
        let form = /(?:https?:\/\/(?:[a-z.]+\.)?arxiv\.org\/(?:abs|pdf|html)\/|(?i:arxiv:))?(.+?)(?:v\d+)?(?:\.pdf)?/
        guard let match = text.wholeMatch(of: form) else { return nil }
        self.init(rawValue: String(match.1))
    }

    /// The version at the end of what a source wrote: 3 for `2602.18429v3`, nil without one.
    public static func version(in text: String) -> Int? {
        text.firstMatch(of: /v(\d+)(?:\.pdf)?$/).flatMap { Int($0.1) }
    }

    public var abstractURL: String { "https://arxiv.org/abs/\(rawValue)" }
    public var pdfURL: String { "https://arxiv.org/pdf/\(rawValue)" }
}
