public import Foundation

/// What was found for a paper, and what was passed over on the way.
public struct FigureFinding: Equatable, Sendable {
    public enum Origin: String, Sendable, Codable {
        /// The operator's folder.
        case folder
        /// arXiv's HTML page of the paper.
        case html
        /// What people put beside the paper on Hugging Face.
        case media
        /// The first page of the PDF file.
        case page
        /// Drawn from title and authors.
        case card
    }

    public struct Picture: Equatable, Sendable {
        public var figure: Figure
        /// The PNG file.
        public var data: Data
        public var origin: Origin
    }

    /// Nil when there is none.
    public var picture: Picture?
    public var passedOver: [PassedOver]

    public init(picture: Picture? = nil, passedOver: [PassedOver] = []) {
        self.picture = picture
        self.passedOver = passedOver
    }
}
