import Foundation

/// The page with a paper's abstract, `https://arxiv.org/abs/ID`: it names the licence of every paper, those without
/// an HTML page too.
enum ArxivAbstractPage {
    /// Nil where the page names none that is known.
    static func license(in data: Data) -> License? {
        guard let root = try? HTMLTree(data).root else { return nil }
        let place = root.first { $0.hasClass("abs-license") }
        return place?.elements.lazy.compactMap { $0.attribute("href") }.compactMap { License(uri: $0) }.first
    }
}
