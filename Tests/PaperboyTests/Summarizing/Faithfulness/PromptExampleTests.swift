import Foundation
import Testing

@testable import Paperboy

@Suite("Examples in the prompts")
struct PromptExampleTests {
    private struct Input: Decodable {
        var title: String
        var abstract: String
    }

    @Test(
        "pass the checks that a model's texts have to pass, without a warning",
        arguments: [Language.japanese, .english]
    )
    func examples(language: Language) throws {
        let prompt = try TemplateSet().text("prompts/\(language).md")
        let examples = prompt.matches(of: /<input>\n(.+)\n<\/input>\n<output>\n(.+)\n<\/output>/)
        #expect(examples.count == 2)
        for example in examples {
            let input = try JSONDecoder().decode(Input.self, from: Data(example.1.utf8))
            let answer = try ModelAnswer(json: Data(example.2.utf8))
            let paper = CheckedPaper(id: .semanticScholar("1"), title: input.title, abstract: input.abstract)
            let summary = Summary(
                text: answer.summary,
                takeaway: answer.oneLine,
                language: language,
                origin: .recorded("example")
            )
            let report = Examiner(papers: [paper]).report(on: summary, of: paper.id, in: language)
            #expect(report?.findings == [], "\(input.title)")
        }
    }
}
