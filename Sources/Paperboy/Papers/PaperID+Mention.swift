extension PaperID {
    /// Reads what people write or paste: an identifier of any form, alone or as an address.
    ///
    /// `2602.12192`, `arXiv:2602.12192v2`, `https://arxiv.org/pdf/2602.12192`, `https://huggingface.co/papers/…`,
    /// `10.1145/3626772.3657957`, `https://doi.org/…`, `https://www.semanticscholar.org/paper/…`, 40 hexadecimal
    /// digits of Semantic Scholar. Nil for anything else.
    public static func anyForm(_ text: String) -> PaperID? {
        let text = PlainText.line(text)
        return DOI(rawValue: text).map(named) ?? PaperID(text) ?? arxiv(text) ?? semanticScholar(text)
    }

    /// Finds an identifier in a field of a reference manager, such as `arXiv:2602.12192 [cs]`.
    static func mentioned(in text: String) -> PaperID? {
        anyForm(text) ?? arxivMentioned(in: text) ?? doiMentioned(in: text)
    }

    private static func arxiv(_ text: String) -> PaperID? {
        let bare = text.replacing(/^https?:\/\/(?:www\.)?(?:huggingface\.co\/papers|alphaxiv\.org\/abs)\//, with: "")
            .replacing(/[?#].*$/, with: "")
        return ArxivID(anyForm: bare).map(PaperID.arxiv)
    }

    private static func arxivMentioned(in text: String) -> PaperID? {
        text.firstMatch(of: /(?i:arxiv[:.]\s*|arxiv\.org\/(?:abs|pdf|html)\/)([^\s\[\],;]+)/)
            .flatMap { ArxivID(anyForm: String($0.1)) }
            .map(PaperID.arxiv)
    }

    private static func doiMentioned(in text: String) -> PaperID? {
        text.firstMatch(of: /10\.\d{4,9}\/[^\s,;]+/).flatMap { DOI(rawValue: String($0.0)) }.map(named)
    }

    /// arXiv's own DOIs name papers on arXiv.
    private static func named(_ doi: DOI) -> PaperID { doi.arxivID.map(PaperID.arxiv) ?? .doi(doi) }

    private static func semanticScholar(_ text: String) -> PaperID? {
        let address = /(?:https?:\/\/(?:www\.|api\.)?semanticscholar\.org\/(?:paper\/(?:[^\/]+\/)?)?)?([0-9a-f]{40})/
        return text.wholeMatch(of: address).map { .semanticScholar(String($0.1)) }
    }
}
