import Foundation
import Testing

@testable import Paperboy

private let recorded = SharedFolder.url.appending(path: "recorded")

@Suite("arXiv's announcements and OAI-PMH")
struct ArxivFallBackTests {
    private let window = Range.days("2026-02-20", "2026-02-26")

    private func source(_ script: ScriptedFetch, query: String = "", limit: Int = 300) -> ArxivSource {
        ArxivSource(
            endpoint: URL(known: "https://export.arxiv.org/api/query"),
            announcements: URL(known: "https://rss.arxiv.org/atom"),
            archive: URL(known: "https://oaipmh.arxiv.org/oai"),
            categories: ["cs.CL", "hep-th"].compactMap(ArxivCategory.init),
            query: query,
            limit: limit,
            fetch: script.fetch
        )
    }

    /// Answers by host: `export`, `rss` and `oaipmh`; a nil is a failure.
    private func server(_ answers: [String: String?]) -> ScriptedFetch {
        ScriptedFetch { request, _ throws(HTTPError) in
            let host = request.url.host()?.split(separator: ".").first.map(String.init) ?? ""
            let name = request.url.query("id_list") == nil ? host : "ids"
            guard case let body?? = answers[name] else {
                throw HTTPError(url: request.url, reason: .timedOut(after: .seconds(60)))
            }
            return HTTPResponse(status: 200, body: Data(body.utf8))
        }
    }

    private func feed(_ ids: [(String, String)], comment: String = "") -> String {
        let entries = ids.map { id, published in
            """
            <entry><id>http://arxiv.org/abs/\(id)v1</id><title>Paper \(id)</title><summary>Text.</summary>
            <published>\(published)</published><category term="cs.CL"/><arxiv:comment>\(comment)</arxiv:comment></entry>
            """
        }
        return
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:arxiv='http://arxiv.org/schemas/atom'>\(entries.joined())</feed>"
    }

    private func announcements(_ ids: [(String, String)]) -> String {
        let items = ids.map { id, kind in
            """
            <item><title>Paper \(id)</title><link>https://arxiv.org/abs/\(id)</link>
            <description>arXiv:\(id)v1 Announce Type: \(kind)
            Abstract: Text of agents.</description><guid isPermaLink="false">oai:arXiv.org:\(id)v1</guid>
            <category>cs.CL</category><pubDate>Wed, 25 Feb 2026 00:00:00 -0500</pubDate>
            <arxiv:announce_type>\(kind)</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
            <dc:creator>Ada Lovelace, Bob Bobson and Cy C.</dc:creator></item>
            """
        }
        return """
            <rss version="2.0" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>cs.CL</title>\(items.joined())</channel></rss>
            """
    }

    private func records(_ ids: [String], token: String = "") -> String {
        let records = ids.map { id in
            """
            <record><header><identifier>oai:arXiv.org:\(id)</identifier></header><metadata>
            <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>\(id)</id><created>2026-02-24</created><authors><author>
            <keyname>Lovelace</keyname><forenames>Ada</forenames><suffix>Jr</suffix></author></authors>
            <title>Paper \(id)</title><categories>cs.CL cs.AI</categories><abstract>Text.</abstract></arXiv></metadata></record>
            """
        }
        return """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>\(records.joined())
            <resumptionToken>\(token)</resumptionToken></ListRecords></OAI-PMH>
            """
    }

    @Test("add what is announced now and was submitted earlier, with the dates apart")
    func selector() async throws {
        let script = server([
            "export": feed([("2602.00001", "2026-02-24T12:00:00Z")]),
            "rss": announcements([("2602.00001", "new"), ("2602.00002", "cross"), ("2601.00003", "replace")]),
            "ids": feed([("2602.00002", "2026-02-10T12:00:00Z")]),
        ])
        let answer = try await source(script).papers(in: window)
        #expect(answer.problems.isEmpty)
        let papers = PaperMerger().merged(answer.papers)
        #expect(papers.map(\.id.description) == ["arxiv:2602.00001", "arxiv:2602.00002"])
        let late = try #require(papers.last)
        #expect(late.published.map { CalendarDate($0).description } == "2026-02-10")
        #expect(late.announced.map { ZonedTime($0, offset: 0).rfc3339 } == "2026-02-25T05:00:00Z")
        #expect(late.license == "http://creativecommons.org/licenses/by/4.0/")
        #expect(script.requests.map(\.url.path) == ["/api/query", "/atom/cs.CL+hep-th", "/api/query"])
        #expect(script.requests.last?.url.query("id_list") == "2602.00002")
    }

    @Test("name the papers that arXiv drops in silence, and keep them as announced; withdrawn ones stay out")
    func dropped() async throws {
        let script = server([
            "export": feed([]), "rss": announcements([("2602.00001", "new"), ("2602.00002", "new")]),
            "ids": feed(
                [("2602.00001", "2026-02-20T12:00:00Z")],
                comment: "This paper has been withdrawn by the authors."
            ),
        ])
        let answer = try await source(script).papers(in: window)
        #expect(answer.papers.map(\.id.description) == ["arxiv:2602.00002"])
        #expect(answer.papers.first?.authors == ["Ada Lovelace", "Bob Bobson", "Cy C."])
        #expect(answer.papers.first?.abstract == "Text of agents.")
        #expect(answer.problems.map(\.reason) == [.dropped(1, first: "2602.00002")])
    }

    @Test("stand in for the query API, with its condition and its failure in the answer")
    func announcedAlone() async throws {
        let script = server(["export": nil, "rss": announcements([("2602.00001", "new")])])
        let answer = try await source(script, query: "abs:agents").papers(in: window)
        #expect(answer.papers.count == 1)
        #expect(answer.problems.map(\.reason.isHTTP) == [true])
        // Nothing is left by the condition, and OAI-PMH is asked for every archive.
        let other = server(["export": nil, "rss": announcements([("2602.00001", "new")]), "oaipmh": records([])])
        #expect(try await source(other, query: "abs:poetry").papers(in: window).papers.isEmpty)
        #expect(other.requests.suffix(2).map { $0.url.query("set") } == ["cs", "physics:hep-th"])
    }

    @Test("go on with the resumption token")
    func resumption() async throws {
        let script = ScriptedFetch { request, _ throws(HTTPError) in
            guard request.url.host() == "oaipmh.arxiv.org" else {
                throw HTTPError(url: request.url, reason: .status(503, retryAfter: nil))
            }
            guard request.url.query("set") != "physics:hep-th" else {
                return HTTPResponse(status: 200, body: Data(records([]).utf8))
            }
            let isFirst = request.url.query("resumptionToken") == nil
            let page = isFirst ? records(["2602.00001"], token: "6511260|1001") : records(["2602.00002"])
            return HTTPResponse(status: 200, body: Data(page.utf8))
        }
        let answer = try await source(script).papers(in: window)
        #expect(answer.papers.map(\.id.description) == ["arxiv:2602.00001", "arxiv:2602.00002"])
        #expect(answer.papers.first?.authors == ["Ada Lovelace Jr"])
        #expect(answer.problems.count == 2)
        #expect(script.requests[2].url.query("from") == "2026-02-20")
        #expect(script.requests[3].url.query("resumptionToken") == "6511260|1001")
        #expect(script.requests[3].url.query("set") == nil)
    }

    @Test("leave a failure when all three fail, with each reason")
    func allFail() async throws {
        let answer = try await source(server([:])).papers(in: window)
        #expect(answer.papers.isEmpty)
        #expect(answer.problems.count == 3)
    }

    @Test("take an answer without records for an empty one, and any other error for a refusal")
    func oaiErrors() throws {
        func page(_ code: String) -> Data {
            Data(
                "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><error code='\(code)'>No.</error></OAI-PMH>".utf8
            )
        }
        #expect(try ArxivRecords(page("noRecordsMatch")) == ArxivRecords(entries: [], resumptionToken: nil))
        #expect(throws: SourceError.Reason.refused("badArgument: No.")) { try ArxivRecords(page("badArgument")) }
    }

    @Test("are read as recorded", .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"))
    func recordedAnswers() throws {
        let atom = try Data(contentsOf: recorded.appending(path: "arxiv-rss/cs.AI-2025-08-20.atom.xml"))
        let items = try ArxivAnnouncements.read(atom).map { try $0.get() }
        #expect(items.count == 7)
        #expect(items.filter { $0.kind == .cross }.count == items.filter { $0.entry.categories.first != "cs.AI" }.count)
        #expect(items.allSatisfy { ZonedTime($0.announced, offset: -14_400).rfc3339 == "2025-08-20T00:00:00-04:00" })
        let papers = try items.compactMap { try ArxivAdapter.paper($0) }
        #expect(papers.count == 7)
        #expect(papers[0].id.description == "arxiv:2508.13426")
        #expect(papers[0].authors == ["Chunhua Liu", "Kabir Manandhar Shrestha", "Sukai Huang"])
        #expect(papers[0].abstract.hasPrefix("As large language models (LLMs) increasingly"))
        #expect(papers[0].license == "http://creativecommons.org/licenses/by-nc-sa/4.0/")
        #expect(
            papers.allSatisfy { $0.published == nil && $0.announced != nil && !$0.abstract.contains("Announce Type") }
        )

        let oai = recorded.appending(path: "arxiv-oai/listrecords-arXiv-hep-th-2017-12-14.xml")
        let page = try ArxivRecords(Data(contentsOf: oai))
        let kept = try page.entries.compactMap { try ArxivAdapter.paper($0) }
        #expect(kept.count == page.entries.count && page.resumptionToken == nil)
        #expect(kept.first?.id.description == "arxiv:1412.8323")
        #expect(kept.first?.authors == ["Philipp A Hoehn"])
        #expect(kept.first?.license == "http://creativecommons.org/licenses/by/4.0/")
        #expect(kept.first?.published.map { CalendarDate($0).description } == "2014-12-29")
        #expect(kept.first?.updated.map { CalendarDate($0).description } == "2017-12-13")
        #expect(kept.first?.categories == ["quant-ph", "gr-qc", "hep-th", "math-ph", "math.MP", "physics.hist-ph"])
        #expect(kept.allSatisfy { !$0.authors.isEmpty && $0.license != nil && !$0.abstract.isEmpty })
    }
}

extension SourceError.Reason {
    fileprivate var isHTTP: Bool {
        if case .http = self { true } else { false }
    }
}
