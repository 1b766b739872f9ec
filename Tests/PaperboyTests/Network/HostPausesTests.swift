import Foundation
import Testing

@testable import Paperboy

@Suite("Pauses between requests")
struct HostPausesTests {
    @Test(
        "are what each service asks for, all hosts of it together",
        arguments: [
            ("https://export.arxiv.org/api/query", 3, "arxiv.org"),
            ("https://rss.arxiv.org/atom/cs.CL", 3, "arxiv.org"),
            ("https://api.semanticscholar.org/graph/v1/paper/batch", 1, "api.semanticscholar.org"),
            ("https://notarxiv.org/", 0, "https://notarxiv.org:443"),
            ("http://127.0.0.1:8080/a", 0, "http://127.0.0.1:8080"),
        ]
    )
    func table(url: String, seconds: Int, queue: String) {
        let pauses = HostPauses()
        #expect(pauses.pause(for: URL(known: url)) == .seconds(seconds))
        #expect(pauses.queue(for: URL(known: url)) == queue)
    }

    @Test("are the operator's where the operator says so")
    func configured() {
        let pauses = HostPauses(["127.0.0.1": .seconds(2), "export.arxiv.org": .seconds(10)])
        #expect(pauses.pause(for: URL(known: "http://127.0.0.1:8080/")) == .seconds(2))
        #expect(pauses.pause(for: URL(known: "https://export.arxiv.org/")) == .seconds(10))
        #expect(pauses.pause(for: URL(known: "https://rss.arxiv.org/")) == .seconds(3))
    }
}
