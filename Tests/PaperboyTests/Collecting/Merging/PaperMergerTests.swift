import Foundation
import Testing

@testable import Paperboy

private func paper(
    _ ids: String...,
    title: String = "",
    authors: [String] = [],
    source: SourceName = .arxiv
) -> Paper {
    let ids = ids.compactMap { PaperID($0) }
    return Paper(id: ids[0], aliases: Array(ids.dropFirst()), title: title, authors: authors, sources: [source])
}

@Suite("Paper merger")
struct PaperMergerTests {
    private let merger = PaperMerger()
    private let title = "Attention Is All You Need, Again"

    private func identifiers(_ papers: Paper...) -> [[String]] {
        merger.merged(papers).map { $0.identifiers.map(\.description) }
    }

    @Test("makes one paper of records that share an identifier, and keeps all identifiers")
    func sharedIdentifier() {
        #expect(
            identifiers(paper("s2:a", "doi:10.1000/x"), paper("arxiv:2602.00001", "doi:10.1000/x"), paper("s2:b"))
                == [["arxiv:2602.00001", "doi:10.1000/x", "s2:a"], ["s2:b"]]
        )
    }

    @Test("goes on from record to record")
    func transitive() {
        #expect(
            identifiers(
                paper("arxiv:2602.00001"),
                paper("doi:10.1000/x", "s2:a"),
                paper("s2:b", "doi:10.1000/x"),
                paper("arxiv:2602.00001", "s2:b")
            )
                == [["arxiv:2602.00001", "doi:10.1000/x", "s2:a", "s2:b"]]
        )
    }

    @Test("never makes one paper of two arXiv identifiers, whatever they share")
    func contradiction() {
        let merged = identifiers(
            paper("arxiv:2602.00001", "doi:10.1000/x", title: title),
            paper("arxiv:2602.00002", "doi:10.1000/x", title: title),
            paper("s2:a", "doi:10.1000/x", title: title)
        )
        #expect(
            merged == [
                ["arxiv:2602.00001", "doi:10.1000/x"], ["arxiv:2602.00002", "doi:10.1000/x"],
                ["doi:10.1000/x", "s2:a"],
            ]
        )
    }

    @Test(
        "takes the same title in another form for the same paper",
        arguments: [
            "ATTENTION is all you need — again!", "Attention\u{00A0}Is All You Need,Again",
            "Ａttention Is All You Need, Again.",
        ]
    )
    func sameTitle(other: String) {
        #expect(
            identifiers(
                paper("arxiv:2602.00001", title: title, authors: ["Ada Lovelace"]),
                paper("s2:a", title: other, authors: ["A. Lovelace"], source: .semanticScholar)
            )
                == [["arxiv:2602.00001", "s2:a"]]
        )
    }

    @Test("takes a record without authors for the one paper of its title, but not for one of two")
    func titleWithoutAuthors() {
        let ada = paper("arxiv:2602.00001", title: title, authors: ["Ada Lovelace"])
        let bob = paper("s2:b", title: title, authors: ["Bob Bobson"])
        #expect(identifiers(ada, paper("s2:a", title: title)) == [["arxiv:2602.00001", "s2:a"]])
        #expect(
            identifiers(ada, bob, paper("s2:a", title: title)) == [["arxiv:2602.00001"], ["s2:a"], ["s2:b"]]
        )
    }

    @Test("does not trust a short title, nor one of other authors")
    func weakTitle() {
        #expect(identifiers(paper("s2:a", title: "Introduction"), paper("s2:b", title: "Introduction")).count == 2)
        #expect(
            identifiers(
                paper("s2:a", title: "A Survey of Large Language Models", authors: ["Ada Lovelace"]),
                paper("s2:b", title: "A Survey of Large Language Models", authors: ["Bob Bobson"])
            ).count == 2
        )
    }

    @Test("takes each field from the source nearest to the authors, and unites the rest")
    func fields() throws {
        let id = try #require(PaperID("arxiv:2602.00001"))
        let day = Date(timeIntervalSince1970: 1_772_000_000)
        let records = [
            Paper(
                id: id,
                title: "From S2",
                abstract: "S2.",
                authors: ["A. B."],
                published: day - 9,
                links: [
                    Link(kind: .abstract, url: "https://s2.example/"), Link(kind: .pdf, url: "https://x.example/"),
                ],
                signals: [Signal(source: .semanticScholar, kind: .citations, value: 4)],
                sources: [.semanticScholar]
            ),
            Paper(
                id: id,
                title: "From Hugging Face",
                abstract: "HF.",
                authors: ["Ada B."],
                published: day,
                updated: day + 5,
                links: [Link(kind: .code, url: "https://x.example/")],
                signals: [
                    Signal(source: .huggingFace, kind: .upvotes, value: 3),
                    Signal(source: .huggingFace, kind: .rank, value: 1),
                ],
                sources: [.huggingFace]
            ),
            Paper(
                id: id,
                title: "From arXiv",
                authors: ["Ada B.", "Cy D."],
                updated: day + 1,
                categories: ["cs.CL"],
                links: [Link(kind: .abstract, url: id.url)],
                sources: [.arxiv]
            ),
            Paper(
                id: id,
                title: "From Hugging Face",
                abstract: "HF.",
                authors: ["Ada B."],
                published: day,
                signals: [
                    Signal(source: .huggingFace, kind: .upvotes, value: 7),
                    Signal(source: .huggingFace, kind: .rank, value: 2),
                ],
                sources: [.huggingFace]
            ),
        ]
        let merged = merger.merged(records)
        #expect(
            merged == [
                Paper(
                    id: id,
                    title: "From arXiv",
                    abstract: "HF.",
                    authors: ["Ada B.", "Cy D."],
                    published: day,
                    updated: day + 5,
                    categories: ["cs.CL"],
                    links: [
                        Link(kind: .abstract, url: id.url), Link(kind: .code, url: "https://x.example/"),
                        Link(kind: .abstract, url: "https://s2.example/"),
                    ],
                    signals: [
                        Signal(source: .huggingFace, kind: .upvotes, value: 7),
                        Signal(source: .huggingFace, kind: .rank, value: 1),
                        Signal(source: .semanticScholar, kind: .citations, value: 4),
                    ],
                    sources: [.arxiv, .huggingFace, .semanticScholar],
                    origins: [
                        .title: .arxiv, .abstract: .huggingFace, .authors: .arxiv, .published: .huggingFace,
                        .updated: .huggingFace,
                    ]
                )
            ]
        )
    }

    @Test("gives the same in whatever order records arrive, and again when asked twice", arguments: 0..<20)
    func order(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        let records = (0..<40).map { _ in randomPaper(&numbers) }
        let merged = merger.merged(records)
        for _ in 0..<5 { #expect(merger.merged(records.shuffled(using: &numbers)) == merged) }
        #expect(merged.map(\.id) == merged.map(\.id).sorted())
        #expect(Set(merged.flatMap(\.identifiers)) == Set(records.flatMap(\.identifiers)))
        for paper in merged {
            #expect(paper.identifiers.compactMap(\.arxivID).count <= 1)
            #expect(paper.origins[.title].map(paper.sources.contains) == true)
        }
    }

    private func randomPaper(_ numbers: inout SeededGenerator) -> Paper {
        let arxiv = "arxiv:2602.0000\(Int.random(in: 0..<6, using: &numbers))"
        let others = [
            "doi:10.1000/\(Int.random(in: 0..<8, using: &numbers))", "s2:\(Int.random(in: 0..<12, using: &numbers))",
        ].filter { _ in Bool.random(using: &numbers) }
        let ids = ((Bool.random(using: &numbers) ? [arxiv] : []) + others).compactMap { PaperID($0) }
        let sources: [SourceName] = [.arxiv, .huggingFace, .semanticScholar, "blog"]
        let source = sources.randomElement(using: &numbers) ?? .arxiv
        return Paper(
            id: ids.first ?? .semanticScholar("0"),
            aliases: Array(ids.dropFirst()),
            title: "The same long title for number \(Int.random(in: 0..<5, using: &numbers))",
            authors: Bool.random(using: &numbers) ? ["A. Author\(Int.random(in: 0..<2, using: &numbers))"] : [],
            published: Date(timeIntervalSince1970: Double(Int.random(in: 0..<3, using: &numbers))),
            announced: Bool.random(using: &numbers) ? Date(timeIntervalSince1970: 9) : nil,
            links: [Link(kind: .pdf, url: "https://x.example/\(Int.random(in: 0..<3, using: &numbers))")],
            signals: [Signal(source: source, kind: .upvotes, value: Int.random(in: 0..<9, using: &numbers))],
            sources: [source],
            keywords: Bool.random(using: &numbers) ? ["agents", "Agents", "memory"] : [],
            venue: Bool.random(using: &numbers) ? "SIGIR \(Int.random(in: 0..<3, using: &numbers))" : nil
        )
    }

    @Test("takes a preprint and its published form, two versions, and a title in other letters for one paper")
    func forms() throws {
        let records = [
            paper("arxiv:2602.00001", "doi:10.1000/x", title: "Retrieval Heads: A Study", authors: ["Ada Lovelace"]),
            paper("doi:10.1000/x", "s2:a", title: "Retrieval heads: a study", authors: ["Lovelace A."]),
            paper("s2:b", title: "RETRIEVAL HEADS — A STUDY.", authors: ["A. Lovelace"], source: .semanticScholar),
            paper("web:https://blog.example/p", "arxiv:2602.00001", title: "We wrote a paper", source: "Example Lab"),
        ]
        let merged = merger.merged(records)
        #expect(merged.count == 1)
        #expect(merged.first?.title == "Retrieval Heads: A Study")
        #expect(merged.first?.identifiers.count == 5)
    }

    @Test(
        "makes one paper of each work of 2026-02-25 on arXiv and on Hugging Face",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recordedDay() async throws {
        let listing = try ArxivListing.day("2026-02-25").compactMap(\.paper)
        let file = SharedFolder.url.appending(path: "recorded/corpus/huggingface/daily_papers-2026-02-25.json")
        let daily = try await HuggingFaceSource(endpoint: file, limit: 100, fetch: ScriptedFetch.files.fetch)
            .papers(in: .always).papers
        let merged = merger.merged(listing + daily)
        #expect(listing.count == 250)
        #expect(Set(merged.map(\.id)) == Set((listing + daily).map(\.id)))
        #expect(merged.count == Set(merged.map(\.id)).count)
        let both = merged.filter { $0.sources == [.arxiv, .huggingFace] }
        #expect(both.count == Set(listing.map(\.id)).intersection(daily.map(\.id)).count)
        #expect(!both.isEmpty)
        for paper in both {
            #expect(paper.signal(.upvotes) != nil && !paper.categories.isEmpty && paper.published != nil)
        }
    }

    @Test(
        "makes 677 papers of six days of arXiv's listings",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recordedWeek() throws {
        #expect(merger.merged(try ArxivListing.all().compactMap(\.paper)).count == 677)
    }
}
