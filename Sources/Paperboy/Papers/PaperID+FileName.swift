extension PaperID {
    /// The identifier as a file's name without extension: `2602.12192`, `hep-th-9901001`, `doi-10.1145-3626772.3657957`.
    ///
    /// Made of ASCII letters, digits, `.`, `_` and `-`; what else an identifier holds becomes `-`.
    public var fileName: String {
        let name =
            switch self {
            case .arxiv(let id): id.rawValue
            case .doi, .semanticScholar: description
            }
        return String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._".contains($0)) ? $0 : "-" })
    }
}
