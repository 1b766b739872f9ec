import Foundation

@testable import Paperboy

/// A tiny web with all the sources: what each address gives when nothing goes wrong, and which papers are in it.
struct SmallWeb {
    /// Where the sources live; the path of each begins with its name.
    let base: URL

    struct Page {
        var body: Data
        /// Identifiers of the papers in it.
        var papers: [String]
    }

    func sources(
        _ fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) -> (sources: [any PaperSource], enrichers: [any PaperEnricher]) {
        let sources: [any PaperSource] = [
            ArxivSource(
                endpoint: base.appending(path: "api"),
                announcements: base.appending(path: "atom"),
                archive: base.appending(path: "oai"),
                categories: [ArxivCategory("cs.CL")].compactMap { $0 },
                limit: 100,
                fetch: fetch
            ),
            SemanticScholarSource(endpoint: base.appending(path: "s2"), query: "words", limit: 250, fetch: fetch),
            HuggingFaceSource(endpoint: base.appending(path: "hf"), limit: 100, fetch: fetch),
            FeedSource(name: "lab", endpoint: base.appending(path: "feed"), fetch: fetch),
        ]
        return (sources, [SemanticScholarEnricher(endpoint: base.appending(path: "s2"), fetch: fetch)])
    }

    func page(for url: URL, body: Data?) -> Page {
        switch url.lastPathComponent {
        case "api": arxiv(url)
        case "cs.CL": announcements
        case "oai": records(url)
        case "search": search(url)
        case "batch": batch(body)
        case "hf": daily(url)
        default: feed
        }
    }

    private func arxiv(_ url: URL) -> Page {
        let asked = url.query("id_list")?.split(separator: ",").map(String.init)
        let ids = asked ?? ["2602.10001", "2602.10002", "2602.10003"]
        let entries = ids.map {
            "<entry><id>http://arxiv.org/abs/\($0)v1</id><title>Paper \($0)</title><published>2026-02-24T09:00:00Z</published></entry>"
        }
        return page("<feed xmlns='http://www.w3.org/2005/Atom'>\(entries.joined())</feed>", ids.map { "arxiv:\($0)" })
    }

    private var announcements: Page {
        let ids = ["2602.10003", "2602.20001", "2602.20002"]
        let items = ids.map {
            "<item><title>Paper \($0)</title><guid>oai:arXiv.org:\($0)v1</guid><pubDate>Wed, 25 Feb 2026 00:00:00 -0500</pubDate></item>"
        }
        return page("<rss><channel>\(items.joined())</channel></rss>", ids.map { "arxiv:\($0)" })
    }

    private func records(_ url: URL) -> Page {
        let isFirst = url.query("resumptionToken") == nil
        let id = isFirst ? "2602.30001" : "2602.30002"
        let text = """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><metadata>
            <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>\(id)</id><created>2026-02-24</created><title>Paper \(id)</title>
            <categories>cs.CL</categories></arXiv></metadata></record>
            <resumptionToken>\(isFirst ? "next" : "")</resumptionToken></ListRecords></OAI-PMH>
            """
        return page(text, ["arxiv:\(id)"])
    }

    private func search(_ url: URL) -> Page {
        let offset = Int(url.query("offset") ?? "0") ?? 0
        let text = """
            {"total": 300, "offset": \(offset), "next": \(offset + 100), "data": [{"paperId": "p\(offset)",
             "title": "Paper number \(offset) of a search", "publicationDate": "2026-02-24"}]}
            """
        return page(text, ["s2:p\(offset)"])
    }

    private func batch(_ body: Data?) -> Page {
        let ids = (try? JSONDecoder().decode([String: [String]].self, from: body ?? Data()))?["ids"] ?? []
        return page("[\(ids.map { _ in #"{"citationCount": 1}"# }.joined(separator: ","))]", [])
    }

    private func daily(_ url: URL) -> Page {
        let id = "2602.4\((url.query("date") ?? "").filter(\.isNumber).suffix(4))"
        return page("[{\"paper\": {\"id\": \"\(id)\", \"title\": \"Paper \(id)\"}}]", ["arxiv:\(id)"])
    }

    private var feed: Page {
        page(
            "<rss><channel><item><title>A post</title><link>https://lab.example/1</link></item></channel></rss>",
            ["web:https://lab.example/1"]
        )
    }

    private func page(_ text: String, _ papers: [String]) -> Page { Page(body: Data(text.utf8), papers: papers) }
}
