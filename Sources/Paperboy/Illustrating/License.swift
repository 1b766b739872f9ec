/// A licence under which a paper on arXiv can be, by the label that readers see.
///
/// All that arXiv has ever offered: <https://info.arxiv.org/help/license/index.html>
public enum License: String, Sendable, Codable, CaseIterable {
    case attribution4 = "CC BY 4.0"
    case attributionShareAlike4 = "CC BY-SA 4.0"
    case attributionNonCommercialShareAlike4 = "CC BY-NC-SA 4.0"
    case attributionNonCommercialNoDerivatives4 = "CC BY-NC-ND 4.0"
    case attribution3 = "CC BY 3.0"
    case attributionNonCommercialShareAlike3 = "CC BY-NC-SA 3.0"
    case zero = "CC0 1.0"
    case publicDomain = "CC Public Domain Declaration"
    case arxiv = "arXiv.org perpetual non-exclusive license"
    case arxivAssumed = "Assumed arXiv.org perpetual non-exclusive license"

    /// Whether anyone may copy a scaled picture, and sell the copy.
    public var permitsCopies: Bool {
        switch self {
        case .attribution4, .attribution3, .attributionShareAlike4, .zero, .publicDomain: true
        case .attributionNonCommercialShareAlike4, .attributionNonCommercialNoDerivatives4,
            .attributionNonCommercialShareAlike3, .arxiv, .arxivAssumed:
            false
        }
    }

    /// Reads what arXiv's HTML page says: `License: CC BY 4.0`; nil for `No License` and for what nobody knows.
    public init?(label: String) {
        let label = PlainText.line(label).replacing(/^(?i)license:\s*/, with: "").lowercased()
        guard let license = Self.byLabel[label] else { return nil }
        self = license
    }

    /// Reads the address of a licence, `http` or `https`, with or without what follows its path.
    public init?(uri: String) {
        let bare = uri.lowercased().trimmingPrefix(/https?:\/\/(www\.)?/)
        guard let license = Self.byPath.first(where: { bare.hasPrefix($0.path) })?.license else { return nil }
        self = license
    }

    private static let byLabel: [String: License] = [
        "cc zero": .zero,
        "cc by: creative commons attribution": .attribution4,
        "cc by-sa: creative commons attribution-sharealike": .attributionShareAlike4,
        "cc by-nc-sa: creative commons attribution-noncommercial-sharealike": .attributionNonCommercialShareAlike4,
        "cc by-nc-nd: creative commons attribution-noncommercial-noderivatives":
            .attributionNonCommercialNoDerivatives4,
        "arxiv.org perpetual, non-exclusive license to distribute this article": .arxiv,
        "cc zero: no rights reserved": .zero,
        "assumed arxiv.org perpetual, non-exclusive license to distribute this article for submissions made before "
            + "january 2004": .arxivAssumed,
        "creative commons attribution license": .attribution3,
        "creative commons attribution-noncommercial-sharealike license": .attributionNonCommercialShareAlike3,
        "creative commons public domain declaration": .publicDomain,
    ].merging(allCases.map { ($0.rawValue.lowercased(), $0) }) { known, _ in known }

    private static let byPath: [(path: String, license: License)] = [
        ("creativecommons.org/licenses/by/4.0", .attribution4),
        ("creativecommons.org/licenses/by-sa/4.0", .attributionShareAlike4),
        ("creativecommons.org/licenses/by-nc-sa/4.0", .attributionNonCommercialShareAlike4),
        ("creativecommons.org/licenses/by-nc-nd/4.0", .attributionNonCommercialNoDerivatives4),
        ("creativecommons.org/licenses/by/3.0", .attribution3),
        ("creativecommons.org/licenses/by-nc-sa/3.0", .attributionNonCommercialShareAlike3),
        ("creativecommons.org/publicdomain/zero/1.0", .zero),
        ("creativecommons.org/licenses/publicdomain", .publicDomain),
        ("arxiv.org/licenses/nonexclusive-distrib/1.0", .arxiv),
        ("arxiv.org/licenses/assumed-1991-2003", .arxivAssumed),
    ]
}
