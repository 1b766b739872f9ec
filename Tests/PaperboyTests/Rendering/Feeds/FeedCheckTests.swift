import Foundation
import Paperboy
import Testing

@Suite("Feeds before an outside judge", .enabled(if: FeedCheck.isAvailable, Comment(rawValue: FeedCheck.skipped)))
struct FeedCheckTests {
    @Test("give no finding and say the same in all formats", arguments: ["ja", "en"])
    func strict(language: String) throws {
        let files = try FeedSample.renderer().files(for: FeedSample.issues())
        let options = ["--strict", "--same", "--need", "self,lang,image,category,fulltext"]
        let verdict = try FeedCheck.judge(files, language: language, options: options)
        #expect(verdict.status == 0, "\(verdict.output)")
    }

    @Test("stay valid whatever stands in titles, names and abstracts", arguments: ["ja", "en"])
    func hostile(language: String) throws {
        let list = try String(contentsOf: SharedFolder.url.appending(path: "checks/hostile.txt"), encoding: .utf8)
        let issues = try hostileIssues(list.split(separator: "\n").map(String.init))
        let files = try FeedSample.renderer().files(for: issues)
        let verdict = try FeedCheck.judge(files, language: language, options: ["--quiet", "--same"])
        #expect(verdict.status == 0, "\(verdict.output)")
    }

    private func hostileIssues(_ texts: [String]) throws -> [Paperboy.Issue] {
        let template = try FeedSample.issues()[1]
        return try texts.chunked(by: 12).enumerated().map { number, texts in
            var issue = try FeedSample.issue(on: "2026-02-\(number + 10)", entries: [])
            issue.entries = texts.map { hostile($0, like: template.entries[0]) }
            for index in issue.editions.indices { issue.editions[index].title = texts[index] }
            return issue
        }
    }

    private func hostile(_ text: String, like entry: Entry) -> Entry {
        var entry = entry
        entry.title = text
        entry.abstract = text
        entry.authors = [text, text]
        entry.figure?.alt = text
        entry.figure?.credit = text
        for language in entry.summaries.keys {
            entry.summaries[language]?.text = text
            entry.summaries[language]?.takeaway = text
            entry.reasons[language] = text
        }
        return entry
    }
}

extension Array {
    fileprivate func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
