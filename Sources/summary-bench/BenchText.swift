import Foundation
import Paperboy

/// A good summary, made from the abstract alone, with all that the mutations need.
struct BenchText: Sendable {
    let paper: CheckedPaper
    let language: Language
    let text: String
    /// The same paper's summary in the other language.
    let twin: String

    func summary(_ text: String) -> Summary {
        Summary(text: text, language: language, origin: .recorded("bench"))
    }
}

extension BenchText {
    private struct Row: Decodable {
        var id: String
        var title: String
        var abstract: String
        var ja: String
        var en: String
    }

    private struct Listed: Decodable {
        struct Paper: Decodable {
            var id: String
            var title: String
            var summary: String
        }
        var paper: Paper
    }

    /// The texts of the page of 2026-02-26, which the sample holds too: five papers, two languages.
    static func golden(in repository: URL) throws -> [BenchText] {
        let sample = repository.appending(path: "sample")
        let listing = try Data(contentsOf: sample.appending(path: "hugging-face.json"))
        return try JSONDecoder().decode([Listed].self, from: listing).flatMap { listed in
            let texts = try [Language.japanese, .english].map { language in
                let file = sample.appending(path: "summaries/\(language)/\(listed.paper.id).json")
                return try ModelAnswer(json: Data(contentsOf: file)).summary
            }
            let paper = listed.paper
            return try row(
                Row(id: "arxiv:\(paper.id)", title: paper.title, abstract: paper.summary, ja: texts[0], en: texts[1])
            )
        }
    }

    /// Texts about papers that do not exist, written for this bench: 25 papers, two languages.
    static func invented(in repository: URL) throws -> [BenchText] {
        let file = try Data(contentsOf: repository.appending(path: "bench/texts/invented.json"))
        return try JSONDecoder().decode([Row].self, from: file).flatMap(row)
    }

    private static func row(_ row: Row) throws -> [BenchText] {
        guard let id = PaperID(row.id) else { throw CocoaError(.fileReadCorruptFile) }
        let paper = CheckedPaper(id: id, title: row.title, abstract: row.abstract)
        return [
            BenchText(paper: paper, language: .japanese, text: row.ja, twin: row.en),
            BenchText(paper: paper, language: .english, text: row.en, twin: row.ja),
        ]
    }
}
