import Foundation

/// Finds out where the pictures of a page of arXiv are.
///
/// The page says so in three ways: relative to the paper's folder (`x1.png`), relative to the folder of all papers
/// (`2506.06962v3/idea2.png`), and absolute. The page itself is served without a slash at its end, so that the
/// usual rule gives wrong addresses for the first.
struct PictureAddresses {
    private let id: ArxivID
    /// The folder of all papers.
    private let pages: URL
    /// The paper's own folder, with a slash at its end.
    private let folder: URL

    /// - Parameters:
    ///   - arxiv: the site, with a slash at its end.
    ///   - version: the version that the page says it shows.
    ///   - base: the address in the page's `base` element.
    init(of id: ArxivID, version: Int?, on arxiv: URL, base: String?) {
        self.id = id
        pages = arxiv.appending(path: "html/")
        let paper = pages.appending(path: id.rawValue + (version.map { "v\($0)" } ?? "") + "/")
        folder = base.flatMap { URL(string: $0, relativeTo: paper)?.absoluteURL } ?? paper
    }

    /// - Parameter source: the `src` or `data` attribute as it stands.
    /// - Throws: for what is not a file of the paper: logos of the site, pictures inside the page.
    func url(of source: String) throws(PictureRefusal) -> URL {
        let source = source.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !source.isEmpty else { throw PictureRefusal("no address") }
        guard !source.lowercased().hasPrefix("data:") else { throw PictureRefusal("a mark inside the page") }
        let start = isBelowPages(source) ? pages : folder
        guard let url = URL(string: source, relativeTo: start)?.absoluteURL.standardized, isOfPaper(url)
        else { throw PictureRefusal("not a file of the paper") }
        return url
    }

    private func isBelowPages(_ source: String) -> Bool {
        guard source.hasPrefix(id.rawValue) else { return false }
        return source.dropFirst(id.rawValue.count).prefixMatch(of: /(v\d+)?\//) != nil
    }

    private func isOfPaper(_ url: URL) -> Bool {
        guard url.scheme == pages.scheme, url.host() == pages.host(), url.port == pages.port else { return false }
        let paper = pages.path(percentEncoded: true) + id.rawValue
        let path = url.path(percentEncoded: true)
        return path.hasPrefix(paper) && path.dropFirst(paper.count).prefixMatch(of: /(v\d+)?\/./) != nil
    }
}
