import Foundation

/// What stands on the card that is drawn for a paper without a picture.
public struct FigureCard: Equatable, Sendable {
    public var title: String
    public var authors: String
    /// Where the paper is from, such as "arXiv:2602.12192".
    public var origin: String

    init(_ paper: Paper) {
        title = PlainText.line(paper.title)
        let named = paper.authors.prefix(Self.mostAuthors).joined(separator: ", ")
        authors = PlainText.line(paper.authors.count > Self.mostAuthors ? "\(named), …" : named)
        origin = paper.arxivID.map { "arXiv:\($0.rawValue)" } ?? paper.id.url
    }

    private static let mostAuthors = 4

    /// A line each, as the helper reads them.
    var lines: Data { Data("\(title)\n\(authors)\n\(origin)\n".utf8) }
}

extension Paper {
    /// The arXiv identifier under which the paper is known, first or not.
    var arxivID: ArxivID? { identifiers.lazy.compactMap(\.arxivID).first }
}
