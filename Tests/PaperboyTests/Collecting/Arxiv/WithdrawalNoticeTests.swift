import Foundation
import Testing

@testable import Paperboy

@Suite("Withdrawal notice")
struct WithdrawalNoticeTests {
    @Test(
        "is a sentence of the comment",
        arguments: [
            "This paper has been withdrawn by the authors.", "This papers has been withdrawn", "Withdrawn.",
            "paper withdrawn by author", "withdrawn by arXiv administrators due to plagiarism. See http://arxiv.org/",
            "This has been withdrawn by arXiv administrators due to an unresolvable authorship dispute",
            "12 pages, 3 figures. This submission has been withdrawn due to an error in Lemma 8",
        ]
    )
    func comments(text: String) { #expect(WithdrawalNotice.isIn(comment: text, abstract: "We prove a theorem.")) }

    @Test(
        "is an abstract that is nothing else",
        arguments: [
            "This paper has been withdrawn due to copyright reasons.",
            "paper withdrawn due to the possible error in numerical eigenfunction calculation",
            "This paper has been removed by arXiv administrators because it plagiarizes gr-qc/0410004",
        ]
    )
    func abstracts(text: String) { #expect(WithdrawalNotice.isIn(comment: nil, abstract: text)) }

    @Test(
        "is not the mere word",
        arguments: [
            (nil, "Withdrawn papers are cited for years. We study why."),
            (nil, "We study papers that were withdrawn by the authors after publication."),
            (nil, "The drug was withdrawn due to side effects; this paper has been written to explain them."),
            ("This paper has been withdrawn from the workshop and extended", "We prove a theorem."),
            ("8 pages; supersedes the withdrawn arXiv:2101.00001", "We prove a theorem."),
            (nil, "This paper removed a gap in the literature."),
        ]
    )
    func others(comment: String?, abstract: String) {
        #expect(!WithdrawalNotice.isIn(comment: comment, abstract: abstract))
    }

    @Test(
        "is found in each of arXiv's ten recorded withdrawals",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recorded() throws {
        let folder = SharedFolder.url.appending(path: "recorded/arxiv-withdrawn")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count == 10)
        for file in files {
            let record = try String(contentsOf: file, encoding: .utf8)
            let comment = try #require(record.firstMatch(of: /Comments: ((?s:.+?))\n(?=\S)/)?.1)
            #expect(
                WithdrawalNotice.isIn(comment: PlainText.line(String(comment)), abstract: "We prove a theorem."),
                "\(file.lastPathComponent)"
            )
        }
    }

    @Test(
        "is found in none of 1258 lines of arXiv's listings",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func listings() throws {
        let papers = try ArxivListing.all()
        #expect(papers.count == 1258)
        for paper in papers {
            #expect(!WithdrawalNotice.isIn(comment: paper.comment, abstract: paper.summary), "\(paper.id)")
        }
    }
}
