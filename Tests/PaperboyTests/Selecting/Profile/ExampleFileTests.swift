import Foundation
import Testing

@testable import Paperboy

@Suite("Libraries of examples")
struct ExampleFileTests {
    private func read(_ text: String, as name: String) throws -> [Example] {
        try ExampleFile.read(Data(text.utf8), name: name)
    }

    private func bibTeX(_ text: String) throws -> Example { try #require(try read(text, as: "a.bib").first) }

    // MARK: BibTeX

    @Test(
        "reads a title however it is written",
        arguments: [
            ("@article{k, title = {Attention Is All You Need}}", "Attention Is All You Need"),
            ("@Article{k,title=\"Attention {Is} All You Need\"}", "Attention Is All You Need"),
            ("@misc(k, TITLE = {A {B} C})", "A B C"),
            ("@misc{k,\n  title = {Two\n   lines},\n}", "Two lines"),
            ("@misc{k title = {No comma after the key}}", "No comma after the key"),
            ("@misc{k, year = 2024 title = {No comma between}}", "No comma between"),
            ("@misc{, title = {No key}}", "No key"),
            ("@string{n = \"Neural\"} @misc{k, title = n # { Nets}}", "Neural Nets"),
            ("@misc{k, title = {Never closed", "Never closed"),
            ("@misc{k, title = \"Quotes {\"}inside{\"}\"}", "Quotes \"inside\""),
            ("@misc{k, title = {G{\\\"o}del, \\'Ecole, \\c{c}a, \\v{s}, \\'{\\i}}}", "Gödel, École, ça, š, í"),
            ("@misc{k, title = {Stra{\\ss}e \\& \\O re, 50\\% of~it}}", "Straße & Øre, 50% of it"),
            ("% a comment @ here\n@comment{x}\n@preamble{\"y\"}\n@misc{k, title={After both}}", "After both"),
            ("name@example.com wrote:\n@misc{k, title={After an address}}", "After an address"),
        ]
    )
    func titles(text: String, title: String) throws {
        #expect(try bibTeX(text).title == title)
    }

    @Test(
        "finds the identifier where managers put it",
        arguments: [
            ("eprint = {2401.01234}, archivePrefix = {arXiv}", "arxiv:2401.01234"),
            ("eprint = {arXiv:2401.01234v2}", "arxiv:2401.01234"),
            ("eprint = {hep-th/9901001}", "arxiv:hep-th/9901001"),
            ("doi = {10.1145/3626772.3657957}", "doi:10.1145/3626772.3657957"),
            ("doi = {https://doi.org/10.48550/arXiv.2401.01234}", "arxiv:2401.01234"),
            ("url = {http://arxiv.org/abs/2401.01234v3}", "arxiv:2401.01234"),
            ("journal = {arXiv preprint arXiv:2401.01234}", "arxiv:2401.01234"),
            ("note = {arXiv:2401.01234 [cs]}", "arxiv:2401.01234"),
        ]
    )
    func identifiers(fields: String, id: String) throws {
        #expect(try bibTeX("@misc{k, title={T}, \(fields)}").ids.map(\.description) == [id])
    }

    @Test("reads all entries, and an abstract with braces and line breaks")
    func entries() throws {
        let text = """
            @inproceedings{a, title = {One}, author = {A and B}, abstract = {We {do}
              this.}, year = 2024 }

            @book{b, title = {Two}}
            """
        let examples = try read(text, as: "library.BIB")
        #expect(examples.map(\.title) == ["One", "Two"])
        #expect(examples.first?.abstract == "We do this.")
    }

    @Test("any text is read without harm", arguments: 1...200)
    func noise(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = generator.text(of: Array("@@{}(),=#\"\\ \nab%title"), upTo: 120)
        _ = BibTeXReader.examples(in: text)
    }

    // MARK: Zotero

    @Test("reads Zotero's CSV")
    func csv() throws {
        let text = """
            "Key","Item Type","Title","DOI","Url","Abstract Note","Extra"
            "A1","preprint","One, two","","http://arxiv.org/abs/2401.01234","We ""quote"".
            And go on.","arXiv:2401.01234 [cs]"
            "A2","journalArticle","Three","10.1000/x1","","",""
            """
        let examples = try read(text, as: "library.csv")
        #expect(examples.map(\.title) == ["One, two", "Three"])
        #expect(examples[0].abstract == "We \"quote\". And go on.")
        #expect(examples.map { $0.ids.map(\.description) } == [["arxiv:2401.01234"], ["doi:10.1000/x1"]])
    }

    @Test("reads CSL-JSON, and Zotero's own items")
    func json() throws {
        let csl = #"""
            [{"id": 7, "type": "article", "title": "One", "abstract": "We do.", "DOI": "10.1000/x1", "issued": {}},
             {"id": "b", "title": "Two", "URL": "https://arxiv.org/abs/2401.01234"}]
            """#
        let examples = try read(csl, as: "x.json")
        #expect(examples.map(\.title) == ["One", "Two"] && examples[0].abstract == "We do.")
        #expect(examples.flatMap(\.ids).map(\.description) == ["doi:10.1000/x1", "arxiv:2401.01234"])
        let items = #"{"items": [{"title": "Three", "abstractNote": "Note.", "extra": "arXiv: 2401.01234"}]}"#
        #expect(
            try read(items, as: "x.json")
                == [
                    Example(
                        title: "Three",
                        abstract: "Note.",
                        ids: [.arxiv(try #require(ArxivID(anyForm: "2401.01234")))]
                    )
                ]
        )
    }

    @Test("reads Zotero's RDF")
    func rdf() throws {
        let text = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
              xmlns:bib="http://purl.org/net/biblio#">
              <bib:Article rdf:about="#1"><dc:title>One</dc:title><dcterms:abstract>We do.</dcterms:abstract>
                <dc:identifier><dcterms:URI><rdf:value>http://arxiv.org/abs/2401.01234</rdf:value></dcterms:URI>
                </dc:identifier></bib:Article>
              <bib:Journal rdf:about="#2"><dc:title>A journal</dc:title></bib:Journal>
              <z:Attachment rdf:about="#3"><dc:title>Full text</dc:title></z:Attachment>
            </rdf:RDF>
            """
        let examples = try read(text, as: "x.rdf")
        #expect(examples.map(\.title) == ["One"] && examples[0].abstract == "We do.")
        #expect(examples[0].ids.map(\.description) == ["arxiv:2401.01234"])
    }

    @Test(
        "says what is wrong with a file",
        arguments: [
            ("a.txt", "x", "a.txt: the ending should say"), ("a.bib", "", "a.bib: no paper with a title"),
            ("a.csv", "Name,Year\nx,1", "a.csv:1: no column is named “Title”"),
            ("a.csv", "Title\n\"open", "a.csv:2: a quoted field begins here"),
            ("a.json", "{}", "a.json: this is no list"),
            ("a.rdf", "<a", "a.rdf:1: this is no XML"),
        ]
    )
    func unreadable(name: String, text: String, words: String) {
        #expect {
            _ = try read(text, as: name)
        } throws: {
            "\($0)".hasPrefix(words)
        }
    }
}
