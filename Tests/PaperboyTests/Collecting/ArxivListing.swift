import Foundation

@testable import Paperboy

/// One line of the recorded listings: arXiv metadata as JSON.
struct ArxivListing: Decodable {
    var id: String
    var categories: [String]
    var authors: [String]
    var title: String
    var comment: String?
    var summary: String

    static func all() throws -> [ArxivListing] {
        try ["02-20", "02-21", "02-22", "02-23", "02-25", "02-26"].flatMap { try day("2026-\($0)") }
    }

    static func day(_ day: String) throws -> [ArxivListing] {
        let file = SharedFolder.url.appending(path: "recorded/corpus/arxiv-listing/\(day).jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(ArxivListing.self, from: Data($0.utf8)) }
    }

    var paper: Paper? {
        ArxivID(rawValue: id).map { id in
            Paper(
                id: .arxiv(id),
                title: PlainText.line(title),
                abstract: PlainText.line(summary),
                authors: authors,
                categories: categories,
                sources: [.arxiv]
            )
        }
    }
}
