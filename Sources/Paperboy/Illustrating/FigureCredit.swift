/// Whom to thank for a picture: what the Creative Commons licences ask for in §3(a).
enum FigureCredit {
    /// Such as "Figure: Zichuan Li et al., arXiv:2609.01222v2, CC BY 4.0".
    static func line(for paper: Paper, version: Int?, license: License?) -> String {
        let version = version.map { "v\($0)" } ?? ""
        let place = paper.arxivID.map { "arXiv:\($0.rawValue)\(version)" } ?? paper.id.url
        let parts = [authors(of: paper), place, license?.rawValue].compactMap(\.self)
        return "Figure: " + parts.joined(separator: ", ")
    }

    private static func authors(of paper: Paper) -> String? {
        paper.authors.first.map { paper.authors.count > 1 ? "\($0) et al." : $0 }
    }
}
