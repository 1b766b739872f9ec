import Foundation
import Paperboy
import Testing

@Suite("Configuration of summaries")
struct SummarySettingsTests {
    private func settings(_ section: String, _ environment: [String: String] = [:]) throws -> SummarySettings {
        let text = Workshop.configuration(sources: "  hugging-face: {}", more: "summaries: {\(section)}")
        return try ConfigurationReader(folder: URL(fileURLWithPath: "/srv/papers"), environment: environment)
            .read(text, name: "paperboy.yaml").summaries
    }

    private func model(_ section: String, _ environment: [String: String] = [:]) throws -> ModelSettings {
        guard case .model(let settings) = try settings(section, environment) else {
            throw CommandFailure(.failed, "not a model")
        }
        return settings
    }

    @Test("has defaults for all that Claude needs")
    func defaults() throws {
        let settings = try model("provider: claude")
        #expect(settings.model == "claude-haiku-5-5" && settings.secondModel == nil && settings.key == nil)
        #expect(settings.endpoint.absoluteString == "https://api.anthropic.com")
        #expect(settings.parallel == 4 && settings.maxTokens == 2048 && settings.budget == 0.5)
        #expect(settings.mode == .direct && settings.prices == .anthropic)
    }

    @Test("reads everything")
    func everything() throws {
        let settings = try model(
            """
            provider: claude, model: new-model, second-model: claude-opus-5-5, endpoint: "https://proxy.example.com", \
            mode: batch, parallel: 16, max-tokens: 4096, budget: none, \
            prices: {date: 2027-01-02, models: {new-model: {input: 3, output: 15.5, cache-read: 0.2}}}
            """
        )
        #expect(settings.secondModel == "claude-opus-5-5" && settings.mode == .batch && settings.budget == nil)
        #expect(settings.prices.date.description == "2027-01-02")
        #expect(settings.prices.models["new-model"] == ModelPrice(input: 3, output: 15.5, cacheRead: 0.2))
        #expect(settings.prices.models["claude-haiku-5-5"] != nil)
    }

    @Test("finds the key: its own variable before Claude's usual one before the file; no other service sees Claude's")
    func keys() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("from-file\n", to: "key")
        let usual = ["ANTHROPIC_API_KEY": " usual\n"]
        let both = usual.merging(["PAPERBOY_SUMMARIES_KEY": "own"]) { $1 }
        #expect(try model("provider: claude, key-file: \(file.path)").key?.value == "from-file")
        #expect(try model("provider: claude, key-file: \(file.path)", usual).key?.value == "usual")
        #expect(try model("provider: claude", both).key?.value == "own")
        #expect(try model("provider: claude", ["ANTHROPIC_API_KEY": ""]).key == nil)
        let chat = "provider: chat, model: m, endpoint: \"http://localhost:11434/v1\""
        #expect(try model(chat, usual).key == nil)
        #expect(try model(chat, both).key?.value == "own")
    }

    @Test("lets keys of one provider stand when another is chosen")
    func other() throws {
        guard case .extract = try settings("provider: extract, model: m, budget: 1, second-model: n") else {
            Issue.record("extract was not chosen")
            return
        }
    }

    @Test(
        "refuses what is wrong, and says what would be right",
        arguments: [
            ("provider: gpt", "expected `claude`, `chat`, `extract` or `recorded`, found `gpt`"),
            ("provider: claude, key: sk-1", "set PAPERBOY_SUMMARIES_KEY"),
            ("provider: claude, model: claude-next", "no price is known for `claude-next`: put `claude-next: {input"),
            ("provider: claude, second-model: x", "summaries.second-model: no price is known for `x`"),
            ("provider: claude, budget: much", "expected USD an issue such as `0.50`, or `none`"),
            ("provider: claude, prices: {models: {m: {input: 1}}}", "summaries.prices.models.m.output: is missing"),
            ("provider: claude, prices: {models: {m: {input: x, output: 1}}}", "expected USD for a million tokens"),
            ("provider: claude, modle: x", "did you mean `mode`"),
            ("provider: chat, model: m", "summaries.endpoint: is missing"),
            ("provider: chat, endpoint: \"http://localhost:1/v1\"", "summaries.model: is missing"),
            ("provider: chat, model: m, endpoint: \"http://localhost:1/v1\", mode: batch", "only `claude` has batches"),
            ("provider: recorded", "summaries.folder: is missing"),
        ]
    )
    func wrong(section: String, words: String) {
        let error = #expect(throws: YAMLError.self) { try settings(section) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("sk-1") == false)
    }
}
