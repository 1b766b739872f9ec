import Foundation
import Testing

@testable import Paperboy

@Suite("Paper as a document")
struct PaperCodingTests {
    @Test("is read from documents of an earlier version, which lack the newer fields")
    func earlier() throws {
        let old = """
            {"id": "arxiv:2602.00001", "aliases": [], "title": "A", "abstract": "", "authors": [], "categories": [],
             "links": [], "signals": [], "sources": ["arxiv"]}
            """
        let paper: Paper = try StoredDocument.value(old)
        #expect(paper.title == "A" && paper.keywords.isEmpty && paper.origins.isEmpty && paper.announced == nil)
    }

    @Test("keeps all fields; origins are an object by field")
    func roundTrip() throws {
        var paper = Paper(
            id: try #require(PaperID("web:https://a.example/p")),
            title: "A",
            announced: Date(timeIntervalSince1970: 1),
            keywords: ["x"],
            tldr: "T"
        )
        paper.origins[.title] = "Example Lab"
        let text = try StoredDocument.text(of: paper)
        #expect(text.contains(#""origins":{"title":"Example Lab"}"#))
        #expect(try StoredDocument.value(text) as Paper == paper)
    }

    @Test(
        "has file names that every file system takes",
        arguments: [
            ("web:https://a.example/p?q=1", "web-https---a.example-p-q-1"), ("arxiv:hep-th/9901001", "hep-th-9901001"),
        ]
    )
    func fileNames(id: String, name: String) throws {
        #expect(try #require(PaperID(id)).fileName == name)
        let long = try #require(PaperID("web:https://a.example/" + String(repeating: "x", count: 400)))
        let other = try #require(PaperID("web:https://a.example/" + String(repeating: "x", count: 401)))
        #expect(long.fileName.utf8.count <= 120 && long.fileName != other.fileName)
    }
}
