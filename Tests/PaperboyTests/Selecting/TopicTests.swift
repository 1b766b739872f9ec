import Paperboy
import Testing

@Suite("Topics")
struct TopicTests {
    private func paper(_ title: String, _ abstract: String = "") throws -> Paper {
        Paper(id: try #require(PaperID("arxiv:2602.00001")), title: title, abstract: abstract)
    }

    @Test("covers a paper that has one of its words in title or abstract, as whole words in any case")
    func covers() throws {
        let agents = Topic(name: "agents", words: ["agent", "tool use", "エージェント"])
        #expect(agents.covers(try paper("An AGENT for Kites")))
        #expect(agents.covers(try paper("Kites", "We study tool use by kites.")))
        #expect(agents.covers(try paper("自律エージェントの研究")))
        #expect(!agents.covers(try paper("Reagents in Chemistry", "Agents-free.")))
    }

    @Test("goes by its name when it has no words")
    func byName() throws {
        #expect(Topic(name: "retrieval").covers(try paper("Retrieval of Lanterns")))
        #expect(!Topic(name: "retrieval", words: ["rag"]).covers(try paper("Retrieval of Lanterns")))
    }
}
