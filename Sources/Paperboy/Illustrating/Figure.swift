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
    /// Where the picture was copied from.
    public var source: String?
    /// The licence under which it was copied, such as "CC BY 4.0".
    public var license: String?

    public init(
        file: String,
        width: Int,
        height: Int,
        alt: String = "",
        credit: String? = nil,
        source: String? = nil,
        license: String? = nil
    ) {
        self.file = file
        self.width = width
        self.height = height
        self.alt = alt
        self.credit = credit
        self.source = source
        self.license = license
    }
}
