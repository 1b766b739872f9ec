public import Foundation

/// Where the pictures of papers come from.
public struct FigureSettings: Equatable, Sendable {
    public enum Mode: String, Sendable, CaseIterable {
        /// The paper's own where its licence lets anybody copy it (CC BY, CC BY-SA, CC0), else a drawn card.
        case licensed
        /// The paper's own whatever its licence: the operator answers for it.
        case any
        /// The operator's own alone.
        case none
    }

    public var mode: Mode
    /// The most that a picture may have, in pixels.
    public var width: Int
    /// Where the operator's own pictures lie, named by paper; nil for nowhere.
    public var folder: URL?
    /// arXiv, with a slash at its end.
    public var arxiv: URL

    /// `https://arxiv.org/`
    public static let arxivSite = URL(string: "https://arxiv.org/") ?? URL(filePath: "/no/such/site/")

    public init(mode: Mode, width: Int = 1200, folder: URL? = nil, arxiv: URL = arxivSite) {
        self.mode = mode
        self.width = width
        self.folder = folder
        self.arxiv = arxiv
    }
}
