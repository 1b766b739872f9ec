import Foundation

/// The identifiers of works in addresses and texts.
enum WorkNames {
    /// What an address or identifier names: `https://arxiv.org/abs/2602.12192v2`, `oai:arXiv.org:2602.12192`,
    /// `https://doi.org/10.1145/…`, `doi:10.1145/…`, `https://huggingface.co/papers/2602.12192`.
    static func inAddress(_ text: String) -> [PaperID] {
        let line = PlainText.line(text).removingPercentEncoding ?? text
        if let id = arxivID(in: line) { return [.arxiv(id)] }
        let form = /(?i)(?:doi\.org\/|^doi:|\/doi\/(?:abs\/|full\/|pdf\/)?|^)(10\.\d{4,9}\/[^\s?#]+)/
        guard let doi = line.firstMatch(of: form).flatMap({ DOI(rawValue: String($0.1)) }) else { return [] }
        return [doi.arxivID.map(PaperID.arxiv) ?? .doi(doi)]
    }

    /// The different works that a text or HTML links to or names.
    static func inText(_ text: String) -> Set<PaperID> {
        let form = /(?i)https?:\/\/[^\s"'<>)]+|\barxiv:\s?[^\s"'<>),;]+|\bdoi:\s?10\.[^\s"'<>),;]+/
        return Set(text.matches(of: form).flatMap { inAddress(trimmed(String($0.0))) })
    }

    private static func arxivID(in line: String) -> ArxivID? {
        let arxiv = /(?i)(?:arxiv\.org(?:\/(?:abs|pdf|html|e-print)\/|:)|^arxiv:\s?)([^\s?#]+)/
        let other = /(?i)(?:huggingface\.co\/papers\/|alphaxiv\.org\/abs\/)([^\s?#]+)/
        return (line.firstMatch(of: arxiv) ?? line.firstMatch(of: other)).flatMap {
            ArxivID(anyForm: trimmed(String($0.1)))
        }
    }

    /// Without what ends the sentence around it.
    private static func trimmed(_ name: String) -> String {
        name.replacing(" ", with: "").trimmingCharacters(in: CharacterSet(charactersIn: ".,;:/"))
    }
}
