import Foundation
import Testing

@testable import Paperboy

private let recorded = SharedFolder.url.appending(path: "recorded/arxiv")

@Suite("arXiv feed", .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"))
struct ArxivFeedTests {
    private func feed(_ name: String) throws -> ArxivFeed {
        try ArxivFeed(Data(contentsOf: recorded.appending(path: name)))
    }

    @Test(
        "reads every entry of every recorded answer, and each makes a paper",
        arguments: [
            ("empty-unknown-id", 0, 0), ("idlist-2-asked-1-returned", 1, 1), ("idlist-old-style-id", 1, 1),
            ("idlist-title-zero", 1, 1), ("search-cs.AI-cs.LG-cs.CL-2026-05-13", 25, 424_441),
            ("search-cs.CL-2026-05-11", 2, 108_507), ("search-cs.RO-2025-10-17-old-form", 2, 5619),
            ("search-testing-start0-max10", 10, 214_881), ("search-testing-start10-max10", 10, 214_881),
            ("search-testing-start20-max10", 10, 214_881), ("search-testing-start5-max10", 10, 214_881),
            ("search-testing-start0-max100", 100, 214_881),
        ]
    )
    func counts(name: String, entries: Int, total: Int) throws {
        let feed = try feed("\(name).xml")
        #expect(feed.entries.count == entries)
        #expect(feed.total == total)
        for entry in feed.entries {
            let paper = try #require(try ArxivAdapter.paper(entry))
            #expect(!paper.abstract.isEmpty && !paper.authors.isEmpty && !paper.categories.isEmpty)
            #expect(paper.published != nil && paper.updated != nil)
            #expect(!paper.title.contains("\n") && !paper.abstract.contains("\n"))
        }
    }

    @Test("takes an answer of one entry titled Error for a refusal, with arXiv's reason")
    func refusal() throws {
        #expect(throws: SourceError.Reason.refused("incorrect id format for abc")) {
            try feed("error-400-incorrect-id.xml")
        }
        let body = try Data(contentsOf: recorded.appending(path: "error-400-incorrect-id.xml"))
        #expect(ArxivFeed.refusal(body) == "incorrect id format for abc")
    }

    @Test("reads the form before 2026: wrapped text, http links, namespaces on each element")
    func oldForm() throws {
        let entry = try #require(try feed("search-cs.RO-2025-10-17-old-form.xml").entries.first)
        let paper = try #require(try ArxivAdapter.paper(entry))
        #expect(
            paper.title
                == "RDD: Retrieval-Based Demonstration Decomposer for Planner Alignment in Long-Horizon Tasks"
        )
        #expect(
            paper.abstract.hasPrefix("To tackle long-horizon tasks, recent hierarchical vision-language-action (VLAs)")
        )
        #expect(paper.authors == ["Mingxuan Yan", "Yuping Wang", "Zechun Liu", "Jiachen Li"])
        #expect(paper.categories == ["cs.RO", "cs.AI", "cs.CV", "cs.LG", "cs.SY", "eess.SY"])
        #expect(paper.published.map { ZonedTime($0, offset: 0).rfc3339 } == "2025-10-16T17:59:37Z")
        #expect(
            paper.links == [
                Link(kind: .abstract, url: "https://arxiv.org/abs/2510.14968"),
                Link(kind: .pdf, url: "https://arxiv.org/pdf/2510.14968"),
            ]
        )
        #expect(
            entry.comment?.hasPrefix("39th Conference on Neural Information Processing Systems (NeurIPS 2025);") == true
        )
    }

    @Test("reads the form of 2026 with DOI, journal and comment")
    func newForm() throws {
        let entry = try #require(try feed("search-testing-start0-max10.xml").entries.first)
        let paper = try #require(try ArxivAdapter.paper(entry))
        #expect(paper.id.description == "arxiv:2202.12139")
        #expect(paper.aliases.map(\.description) == ["doi:10.1109/icstw55395.2022.00035"])
        #expect(paper.links.last == Link(kind: .doi, url: "https://doi.org/10.1109/icstw55395.2022.00035"))
        #expect(paper.categories == ["cs.SE", "cs.LG"])
        #expect(entry.comment == "Artificial Intelligence in Software Testing 2022 workshop @ ICST 2022")
        #expect(entry.journalReference?.hasSuffix("(ICSTW)") == true)
    }

    @Test("keeps the title 0, and identifiers of the old style")
    func oddities() throws {
        let zero = try #require(try feed("idlist-title-zero.xml").entries.first)
        #expect(zero.title == "0")
        #expect(try ArxivAdapter.paper(zero)?.title == "0")
        let old = try #require(try feed("idlist-old-style-id.xml").entries.first)
        let paper = try #require(try ArxivAdapter.paper(old))
        #expect(paper.id.description == "arxiv:astro-ph/0601001")
        #expect(paper.authors == ["Andrew Gould", "Susan Dorsher", "B. Scott Gaudi", "Andrzej Udalski"])
        #expect(paper.abstract.contains("Gould & Morgan (2003)"))
    }

    @Test(
        "gives the same papers by pages as in one answer",
        arguments: [(0, "start0-max10"), (10, "start10-max10"), (20, "start20-max10"), (5, "start5-max10")]
    )
    func slices(start: Int, name: String) throws {
        let all = try feed("search-testing-start0-max100.xml").entries
        #expect(try feed("search-testing-\(name).xml").entries == Array(all[start..<(start + 10)]))
    }
}
