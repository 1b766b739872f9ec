import Foundation
import Paperboy
import Testing

@Suite("Configuration of topics")
struct TopicSettingsTests {
    private func read(_ more: String) throws -> Paperboy.Configuration {
        try ConfigurationReader(folder: URL(fileURLWithPath: "/srv/papers"), environment: [:])
            .read(Workshop.configuration(sources: "  hugging-face: {}", more: more), name: "paperboy.yaml")
    }

    @Test("takes names, and names with words")
    func forms() throws {
        let topics = try read("topics: [retrieval, {name: agents, words: [agent, tool use]}]").topics
        #expect(topics == [Topic(name: "retrieval"), Topic(name: "agents", words: ["agent", "tool use"])])
        #expect(topics[0].words == ["retrieval"])
        #expect(try read("").topics.isEmpty)
    }

    @Test("takes the list of names that older files have under web")
    func older() throws {
        #expect(try read("web: {topics: [agents, maps]}").topics == [Topic(name: "agents"), Topic(name: "maps")])
    }

    @Test(
        "refuses what no reader could choose",
        arguments: [
            ("topics: [a, A]", "topics[2].name: `A` stands twice"),
            ("topics: ['*']", "topics[1].name: expected a name without `;`, found `*`"),
            ("topics: ['a; b']", "topics[1].name: expected a name without `;`"),
            ("topics: [{words: [a]}]", "topics[1].name: is missing"),
            ("topics: [{name: a, word: [a]}]", "did you mean `words`?"),
            ("topics: [a]\nweb: {topics: [a]}", "`web.topics` lists topics too; keep them here and delete that line"),
        ]
    )
    func refused(more: String, message: String) {
        let error = #expect(throws: YAMLError.self) { try read(more) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        #expect(error?.line != nil)
    }
}
