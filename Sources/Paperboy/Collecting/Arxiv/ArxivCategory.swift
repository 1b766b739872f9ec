/// A category of arXiv by its identifier, such as `cs.CL` or `hep-th`, in its canonical form.
///
/// <https://arxiv.org/category_taxonomy>
public struct ArxivCategory: Hashable, Sendable {
    public let id: String

    /// Nil for what arXiv does not have. A second name (`cs.NA`) and one that was absorbed (`cmp-lg`) give the
    /// category that they mean; `cs.*` stands for all categories of an archive.
    public init?(_ text: String) {
        let isArchive = text.hasSuffix(".*") && Self.archives.contains(String(text.dropLast(2)))
        guard let id = Self.synonyms[text] ?? (isArchive || Self.active.contains(text) ? text : nil) else { return nil }
        self.id = id
    }

    /// The part before the point: `cs` of `cs.CL`, `hep-th` of `hep-th`.
    public var archive: String { String(id.prefix { $0 != "." }) }

    /// Whether a category that a paper has, in any of its names, is this one.
    public func includes(_ category: String) -> Bool {
        guard let other = ArxivCategory(category) else { return false }
        return other == self || id == "\(other.archive).*"
    }

    /// What the operator may have meant by a text that is no category.
    static func advice(for text: String) -> String {
        let parts = active.filter { $0.hasPrefix("\(text).") }.sorted()
        if let first = parts.first { return "its papers are in `\(first)` and others; `\(text).*` is all of them" }
        return nearest(to: text).map { "did you mean `\($0)`?" } ?? "see https://arxiv.org/category_taxonomy"
    }

    private static func nearest(to text: String) -> String? {
        let known = active.sorted() + synonyms.keys.sorted()
        if let same = known.first(where: { $0.lowercased() == text.lowercased() }) { return same }
        let archive = text.prefix { $0 != "." }
        return text.nearest(in: known.filter { $0.prefix { $0 != "." } == archive }) ?? text.nearest(in: known)
    }
}

// MARK: What arXiv has, 2026

extension ArxivCategory {
    private static let archives = Set(active.map { String($0.prefix { $0 != "." }) })

    private static let active: Set<String> = {
        let grouped = subjects.flatMap { archive, subjects in
            subjects.split(separator: " ").map { "\(archive).\($0)" }
        }
        return Set(grouped + whole.split(separator: " ").map(String.init))
    }()

    /// Archives that are one category each.
    private static let whole = "gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph"

    private static let subjects: KeyValuePairs = [
        "astro-ph": "CO EP GA HE IM SR",
        "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
        "cs": """
        AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC \
        SD SE SI SY
        """,
        "econ": "EM GN TH",
        "eess": "AS IV SP SY",
        "math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST",
        "nlin": "AO CD CG PS SI",
        "physics": """
        acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph \
        hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph
        """,
        "q-bio": "BM CB GN MN NC OT PE QM SC TO",
        "q-fin": "CP EC GN MF PM PR RM ST TR",
        "stat": "AP CO ME ML OT TH",
    ]

    /// Second names, and names of what was absorbed.
    private static let synonyms = [
        "math.MP": "math-ph", "stat.TH": "math.ST", "math.IT": "cs.IT", "q-fin.EC": "econ.GN", "cs.SY": "eess.SY",
        "cs.NA": "math.NA",
        "cmp-lg": "cs.CL", "adap-org": "nlin.AO", "comp-gas": "nlin.CG", "chao-dyn": "nlin.CD", "solv-int": "nlin.SI",
        "patt-sol": "nlin.PS", "alg-geom": "math.AG", "dg-ga": "math.DG", "funct-an": "math.FA", "q-alg": "math.QA",
        "mtrl-th": "cond-mat.mtrl-sci", "supr-con": "cond-mat.supr-con", "acc-phys": "physics.acc-ph",
        "ao-sci": "physics.ao-ph", "atom-ph": "physics.atom-ph", "bayes-an": "physics.data-an",
        "chem-ph": "physics.chem-ph", "plasm-ph": "physics.plasm-ph",
    ]
}
