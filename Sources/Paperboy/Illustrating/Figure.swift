/// A picture of an entry: a PNG file beside the issue file.
public struct Figure: Equatable, Sendable, Codable {
    /// The file's name, such as `paper_1.png`.
    public var file: String
    /// Pixels.
    public var width: Int
    /// Pixels.
    public var height: Int
    /// What the picture shows; empty where nothing is known but the paper's title.
    public var alt: String
    /// Whom to thank, such as "Figure: Li et al., CC BY 4.0".
    public var credit: String?

    public init(file: String, width: Int, height: Int, alt: String = "", credit: String? = nil) {
        self.file = file
        self.width = width
        self.height = height
        self.alt = alt
        self.credit = credit
    }
}
