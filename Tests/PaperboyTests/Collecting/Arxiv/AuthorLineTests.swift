import Foundation
import Testing

@testable import Paperboy

private struct AuthorExample: Decodable {
    var input: String
    /// Surname, given names, suffix, affiliations …
    var expected: [[String]]

    var names: [String] {
        expected.map { parts in [parts[1], parts[0], parts[2]].filter { !$0.isEmpty }.joined(separator: " ") }
    }
}

@Suite("Line of authors")
struct AuthorLineTests {
    @Test(
        "gives the names of arXiv's own examples, without affiliations",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func recorded() throws {
        let file = SharedFolder.url.appending(path: "recorded/arxiv-reference/author-lines.json")
        let examples = try JSONDecoder().decode([AuthorExample].self, from: Data(contentsOf: file))
        #expect(examples.count == 35)
        for example in examples { #expect(AuthorLine.names(in: example.input) == example.names, "\(example.input)") }
    }

    @Test(
        "knows suffixes, ‘and’ and unbalanced parentheses",
        arguments: [
            ("Ada Lovelace, Jr., Bob B.", ["Ada Lovelace Jr.", "Bob B."]), ("A. B and C. D", ["A. B", "C. D"]),
            ("Ada (Lab, Bob", ["Ada"]), ("Ada), Bob", ["Ada", "Bob"]), (" , ,", []), ("Andy Sand", ["Andy Sand"]),
        ]
    )
    func forms(line: String, names: [String]) { #expect(AuthorLine.names(in: line) == names) }
}
