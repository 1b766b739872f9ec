import Foundation
import Testing

@testable import Paperboy

@Suite("Prompts")
struct PromptTests {
    @Test(
        "are our own for Japanese and English, long enough to be cached, with two worked examples",
        arguments: ["ja", "en"]
    )
    func own(tag: String) throws {
        let prompt = try TemplateSet().prompt(try #require(Language(rawValue: tag)))
        #expect(prompt.version == "\(tag)-1")
        #expect(prompt.text.utf8.count / 4 > 512)
        let answers = prompt.text.matches(of: /<output>\n(.+)\n<\/output>/)
        #expect(answers.count == 2)
        for answer in answers {
            let example = try ModelAnswer(json: Data(answer.1.utf8))
            #expect(example.oneLine != nil)
            if tag == "en" {
                #expect(example.summary.split(separator: " ").count <= 90)
            } else {
                #expect((300...500).contains(example.summary.count) && example.summary.hasSuffix("。"))
            }
        }
    }

    @Test(
        "work for any other language from the general one, with its name",
        arguments: [("de", "German (de)"), ("pt-BR", "Portuguese (Brazil) (pt-BR)"), ("tlh", "(tlh)")]
    )
    func general(tag: String, name: String) throws {
        let prompt = try TemplateSet().prompt(try #require(Language(rawValue: tag)))
        #expect(prompt.version == "general-1")
        #expect(prompt.text.contains(name))
        #expect(!prompt.text.contains("{{"))
    }

    @Test("come from the operator's folder where it has them: the exact tag before the language before the general one")
    func operators() throws {
        let folder = try TemporaryFolder()
        try folder.write("version: mine-2\n\nPortugal.\n", to: "prompts/pt-PT.md")
        try folder.write("version: mine-1\nBrazil.", to: "prompts/pt.md")
        let set = TemplateSet(folder: folder.url)
        #expect(
            try set.prompt(try #require(Language(rawValue: "pt-PT"))) == Prompt(version: "mine-2", text: "Portugal.")
        )
        #expect(try set.prompt(try #require(Language(rawValue: "pt-BR"))).version == "mine-1")
        #expect(try set.prompt(.japanese).version == "ja-1")
    }

    @Test("have to say their version", arguments: ["", "Summarise.", "version:\nText", "version: 1\n\n  \n"])
    func version(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "prompts/en.md")
        #expect(throws: TemplateError.self) { try TemplateSet(folder: folder.url).prompt(.english) }
    }
}
