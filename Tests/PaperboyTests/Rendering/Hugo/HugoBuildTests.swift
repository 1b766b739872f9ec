import Foundation
import Testing

@testable import Paperboy

/// Real builds by Hugo, seen from outside: what a reader sees must be what was written.
@Suite(
    "Page in Hugo",
    .serialized,
    .enabled(if: HugoCheck.isPresent, "skipped: no ../shared/checks/hugocheck or no hugo")
)
struct HugoBuildTests {
    @Test("shows hostile texts literally in every place and under every configuration")
    func hostile() throws {
        let expected = SharedFolder.url.appending(path: "checks/hostile.txt")
        let lines = try String(contentsOf: expected, encoding: .utf8).split(separator: "\n").map(String.init)
        let report = try HugoCheck.run(HostileIssue.make(lines), ["--matrix", "--expect", expected.path])
        #expect(report.status == 0, "\(report.text)")
    }

    @Test("shows 400 random texts literally in every place and under every configuration")
    func random() throws {
        var texts = NastyTexts(seed: 7)
        let lines = (0..<400).map { _ in PlainText.line(texts.next()) }
            .filter { !$0.isEmpty && !$0.contains("HAHAHUGO") }
        let expected = FileManager.default.temporaryDirectory.appending(path: "hugo-random-texts")
        defer { try? FileManager.default.removeItem(at: expected) }
        try Data(lines.joined(separator: "\n").utf8).write(to: expected)
        let report = try HugoCheck.run(HostileIssue.make(lines), ["--matrix", "--expect", expected.path])
        #expect(report.status == 0, "\(report.text)")
    }

    @Test("leaves nothing to find in an ordinary issue")
    func ordinary() throws {
        let report = try HugoCheck.run(SmallIssue.make(), ["--strict", "--matrix"])
        #expect(report.status == 0, "\(report.text)")
    }

    @Test("leaves nothing to find in an issue without papers and in one language alone")
    func small() throws {
        var issue = try SmallIssue.make()
        issue.entries.removeAll()
        issue.editions.removeLast()
        let report = try HugoCheck.run(issue, ["--strict"])
        #expect(report.status == 0, "\(report.text)")
    }
}
