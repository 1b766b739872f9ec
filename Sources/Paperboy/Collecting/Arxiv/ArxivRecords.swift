import Foundation

/// One page of arXiv's OAI-PMH interface, in its metadata format `arXiv`.
///
/// OAI-PMH 2.0: <https://www.openarchives.org/OAI/openarchivesprotocol.html>
struct ArxivRecords: Equatable, Sendable {
    var entries: [ArxivEntry]
    /// Gets the next page; nil on the last.
    var resumptionToken: String?
}

extension ArxivRecords {
    init(_ data: Data) throws(SourceError.Reason) {
        let root = try AnswerBody(data: data).xml()
        guard root.name == .oai("OAI-PMH") else {
            throw .unexpected(path: "/\(root.name.local)", "the root of an OAI-PMH answer is “OAI-PMH”")
        }
        if let error = root.child(.oai("error")) {
            let code = error.attributes[XMLName("code")] ?? "error"
            guard code == "noRecordsMatch" else { throw .refused("\(code): \(PlainText.line(error.text))") }
        }
        let list = root.child(.oai("ListRecords"))
        // A deleted record has a header alone (§2.5.1).
        entries = (list?.children(.oai("record")) ?? [])
            .compactMap { $0.child(.oai("metadata"))?.child(.record("arXiv")) }
            .map(ArxivEntry.init(record:))
        let token = list?.child(.oai("resumptionToken")).map { PlainText.line($0.text) } ?? ""
        resumptionToken = token.isEmpty ? nil : token
    }
}

extension ArxivEntry {
    fileprivate init(record: XMLElement) {
        let parts = Dictionary(grouping: record.children, by: \.name)
        func text(_ local: String) -> String? { parts[.record(local)]?.first.map { PlainText.line($0.text) } }
        let categories = (text("categories") ?? "").split(separator: " ").map(String.init)
        self.init(
            id: text("id") ?? "",
            title: text("title") ?? "",
            summary: text("abstract") ?? "",
            authors: (parts[.record("authors")]?.first?.children(.record("author")) ?? []).map(Self.name),
            published: text("created").map { "\($0)T00:00:00Z" } ?? "",
            updated: (text("updated") ?? text("created")).map { "\($0)T00:00:00Z" } ?? "",
            comment: text("comments"),
            journalReference: text("journal-ref"),
            doi: text("doi"),
            primaryCategory: categories.first,
            categories: categories,
            license: text("license")
        )
    }

    private static func name(_ author: XMLElement) -> String {
        ["forenames", "keyname", "suffix"]
            .compactMap { author.child(.record($0)).map { PlainText.line($0.text) } }
            .joined(separator: " ")
    }
}

extension XMLName {
    fileprivate static func oai(_ local: String) -> XMLName {
        XMLName(local, in: "http://www.openarchives.org/OAI/2.0/")
    }

    fileprivate static func record(_ local: String) -> XMLName { XMLName(local, in: "http://arxiv.org/OAI/arXiv/") }
}
