extension PaperID {
    /// The identifier as a file's name without extension: `2602.12192`, `hep-th-9901001`, `doi-10.1145-3626772.3657957`.
    ///
    /// Made of ASCII letters, digits, `.`, `_` and `-`; what else an identifier holds becomes `-`.
    public var fileName: String {
        let name =
            switch self {
            case .arxiv(let id): id.rawValue
            case .doi, .semanticScholar, .web: description
            }
        let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._".contains($0)) ? $0 : "-" })
        guard safe.count > Self.longestFileName else { return safe }
        return "\(safe.prefix(Self.longestFileName - 17))-\(Self.digest(name))"
    }

    /// Addresses have no end; file systems take 255 bytes, and an extension follows.
    private static let longestFileName = 120

    /// FNV-1a, 64 bits: tells two long names with one beginning apart.
    private static func digest(_ name: String) -> String {
        let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
