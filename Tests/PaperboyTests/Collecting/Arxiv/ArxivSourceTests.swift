import Foundation
import Testing

@testable import Paperboy

private let endpoint = URL(known: "https://export.arxiv.org/api/query")

/// A feed of papers numbered from `start`, submitted a minute apart from 2026-02-25T12:00 on backwards.
private func page(start: Int, count: Int, total: Int) -> String {
    let entries = (start..<(start + count)).map { number in
        let instant = Date(timeIntervalSince1970: 1_772_020_800 - Double(number) * 60)
        return """
            <entry><id>http://arxiv.org/abs/2602.\((10_000 + number).digits(5))v1</id><title>Paper \(number)</title>
            <published>\(ZonedTime(instant, offset: 0).rfc3339)</published><summary>Text.</summary></entry>
            """
    }
    return """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">
        <o:totalResults>\(total)</o:totalResults>\(entries.joined(separator: "\n"))</feed>
        """
}

/// Serves `total` papers by the page that is asked for.
private func server(total: Int) -> ScriptedFetch {
    ScriptedFetch { request, _ in
        let start = Int(request.url.query("start") ?? "") ?? 0
        let count = min(Int(request.url.query("max_results") ?? "") ?? 10, max(total - start, 0))
        return HTTPResponse(status: 200, body: Data(page(start: start, count: count, total: total).utf8))
    }
}

@Suite("arXiv source")
struct ArxivSourceTests {
    private let window = Range.days("2026-02-20", "2026-02-26")

    private func source(
        _ script: ScriptedFetch,
        at address: URL = endpoint,
        limit: Int = 300
    ) -> ArxivSource {
        ArxivSource(
            endpoint: address,
            categories: ["cs.CL", "cs.AI"].compactMap(ArxivCategory.init),
            query: "abs:\"large language model\"",
            limit: limit,
            fetch: script.fetch
        )
    }

    private func failure(_ script: ScriptedFetch) async -> String? {
        do throws(SourceError) {
            _ = try await source(script).papers(in: window)
            return nil
        } catch {
            return error.description.replacingOccurrences(of: error.origin.url.absoluteString, with: "URL")
        }
    }

    @Test("asks for categories, words and time of submission, newest first")
    func request() async throws {
        let script = server(total: 3)
        _ = try await source(script).papers(in: window)
        let url = try #require(script.requests.first?.url)
        #expect(
            url.query("search_query")
                == "(cat:cs.CL OR cat:cs.AI) AND (abs:\"large language model\") AND submittedDate:[202602200000 TO 202602260000]"
        )
        #expect(url.query("sortBy") == "submittedDate" && url.query("sortOrder") == "descending")
        #expect(url.query("start") == "0" && url.query("max_results") == "300")
        #expect(!url.absoluteString.contains("+") && url.absoluteString.contains("%22large%20language%20model%22"))
    }

    @Test("asks for time alone where there are no categories and no words")
    func requestForAll() {
        let query = ArxivQuery(categories: [], words: "", window: window)
        #expect(query.text == "submittedDate:[202602200000 TO 202602260000]")
    }

    @Test("gives the papers of the window alone, whatever the server sends")
    func filter() async throws {
        // Paper 720 was submitted at midnight, paper 721 a minute before.
        let window = Range.days("2026-02-25", "2026-02-26")
        let answer = try await source(server(total: 1000), limit: 1000).papers(in: window)
        #expect(answer.papers.count == 721)
        #expect(answer.problems.isEmpty)
    }

    @Test("asks for 2000 papers at a time, and no more than the limit")
    func paging() async throws {
        let script = server(total: 9000)
        let answer = try await source(script, limit: 4500).papers(in: window)
        #expect(script.requests.map { $0.url.query("start") } == ["0", "2000", "4000"])
        #expect(script.requests.map { $0.url.query("max_results") } == ["2000", "2000", "500"])
        #expect(answer.papers.count == 4500)
        #expect(answer.problems.isEmpty)
    }

    @Test("stops at the end of the results")
    func lastPage() async throws {
        let script = server(total: 2500)
        let answer = try await source(script, limit: 6000).papers(in: window)
        #expect(script.requests.count == 2)
        #expect(answer.papers.count == 2500)
    }

    @Test("says that a page has fewer papers than it should")
    func shortPage() async throws {
        let script = ScriptedFetch(page(start: 0, count: 7, total: 10))
        let answer = try await source(script).papers(in: window)
        #expect(answer.papers.count == 7)
        #expect(answer.problems.map(\.reason) == [.short(7, of: 10)])
    }

    @Test("asks again for a page that is empty although there are more papers")
    func emptyPage() async throws {
        let script = ScriptedFetch { _, number in
            HTTPResponse(status: 200, body: Data(page(start: 0, count: number == 0 ? 0 : 5, total: 5).utf8))
        }
        let answer = try await source(script).papers(in: window)
        #expect(script.requests.count == 2)
        #expect(answer.papers.count == 5)
        #expect(answer.problems.isEmpty)
    }

    @Test("keeps the pages before one that fails")
    func failingPage() async throws {
        let script = ScriptedFetch { request, number throws(HTTPError) in
            guard number == 0 else { throw HTTPError(url: request.url, reason: .status(503, retryAfter: .seconds(9))) }
            return HTTPResponse(status: 200, body: Data(page(start: 0, count: 2000, total: 2500).utf8))
        }
        let answer = try await source(script, limit: 4000).papers(in: window)
        #expect(answer.papers.count == 2000)
        let problem = try #require(answer.problems.first?.description)
        #expect(problem.hasPrefix("arXiv: https://export.arxiv.org/api/query?search_query="))
        #expect(
            problem.hasSuffix(
                "&start=2000&max_results=2000&sortBy=submittedDate&sortOrder=descending answered HTTP 503, Retry-After 9 s"
            )
        )
    }

    @Test("finds nothing without failing")
    func nothing() async throws {
        let answer = try await source(server(total: 0)).papers(in: window)
        #expect(answer == SourceAnswer())
    }

    @Test("leaves out entries without identifier, title or date, and says so")
    func badEntries() async throws {
        let body = page(start: 0, count: 3, total: 3).replacing("<title>Paper 1</title>", with: "<title/>")
        let answer = try await source(ScriptedFetch(body)).papers(in: window)
        #expect(answer.papers.map(\.title) == ["Paper 0", "Paper 2"])
        #expect(answer.problems.map(\.reason) == [.unreadableEntries(1, first: "entry 2: 2602.10001 has no title")])
    }

    @Test("leaves out withdrawn papers without a word")
    func withdrawn() async throws {
        let body = page(start: 0, count: 1, total: 1).replacing(
            "Text.",
            with: "This paper has been withdrawn by the authors."
        )
        #expect(try await source(ScriptedFetch(body)).papers(in: window) == SourceAnswer())
    }

    @Test("says what came in place of a feed")
    func faults() async {
        let html = ScriptedFetch("\n<!DOCTYPE html>\n<html><title>Down for maintenance</title></html>")
        #expect(
            await failure(html)
                == "arXiv: URL answered a web page instead of XML: <!DOCTYPE html> <html><title>Down for maintenance</title></html>"
        )
        let xhtml = ScriptedFetch("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>")
        #expect(await failure(xhtml)?.hasPrefix("arXiv: URL answered a web page instead of XML: <?xml") == true)
        #expect(
            await failure(ScriptedFetch("Rate exceeded."))
                == "arXiv: URL answered something else than XML: Rate exceeded."
        )
        #expect(await failure(ScriptedFetch(" \n")) == "arXiv: URL answered nothing (an empty body)")
        let other = ScriptedFetch("<rss version='2.0'/>")
        #expect(
            await failure(other)
                == "arXiv: URL answered an unexpected shape at /rss: the root of an Atom feed is “feed”"
        )
        let limited = ScriptedFetch("Rate exceeded.", status: 429)
        #expect(await failure(limited) == "arXiv: URL answered HTTP 429: Rate exceeded.")
    }

    @Test("says where a feed was cut off, after three tries")
    func truncated() async {
        let script = ScriptedFetch(String(page(start: 0, count: 5, total: 5).prefix(500)))
        let words = await failure(script)
        #expect(words?.hasPrefix("arXiv: URL answered broken XML, line ") == true, "\(words ?? "")")
        #expect(script.requests.count == 3)
        #expect(script.requests.map { $0.headers["Cache-Control"] } == [nil, "no-cache", "no-cache"])
    }

    @Test(
        "gives arXiv's own reason for status 400, and reads files as they are",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recorded() async throws {
        let folder = SharedFolder.url.appending(path: "recorded/arxiv")
        let body = try String(contentsOf: folder.appending(path: "error-400-incorrect-id.xml"), encoding: .utf8)
        #expect(
            await failure(ScriptedFetch(body, status: 400))
                == "arXiv: URL answered HTTP 400: incorrect id format for abc"
        )
        #expect(await failure(ScriptedFetch(body)) == "arXiv: URL answered with an error: incorrect id format for abc")

        let file = folder.appending(path: "search-cs.AI-cs.LG-cs.CL-2026-05-13.xml")
        let answer = try await source(.files, at: file).papers(in: .days("2026-05-01", "2026-06-01"))
        #expect(answer.papers.count == 25)
        #expect(answer.problems.isEmpty)
        let later = try await source(.files, at: file).papers(in: .days("2026-06-01", "2026-06-02"))
        #expect(later == SourceAnswer())
    }
}
