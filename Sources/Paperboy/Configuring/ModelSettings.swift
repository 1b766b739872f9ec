public import Foundation

/// How a language model is asked for summaries.
public struct ModelSettings: Sendable {
    public enum Service: String, Sendable, CaseIterable {
        /// Claude's Messages API.
        case claude
        /// Chat completions: Ollama, llama.cpp, vLLM.
        case chat
    }

    public enum Mode: String, Sendable, CaseIterable {
        case direct
        /// At half the price, within a day.
        case batch
    }

    public var service: Service
    public var model: String
    /// Asked where the first model refuses or gives nothing that can be used.
    public var secondModel: String?
    public var endpoint: URL
    /// Nil where there is none: Claude is then not asked at all.
    public var key: Secret?
    public var mode: Mode
    /// How many calls are made side by side.
    public var parallel: Int
    /// The most tokens of an answer, thinking included.
    public var maxTokens: Int
    /// USD an issue; nil for no limit.
    public var budget: Double?
    public var prices: PriceTable

    /// In the order in which they are asked.
    var models: [String] { [model] + [secondModel].compactMap(\.self) }

    /// The price of a model; nothing where the table has none, as for a model on one's own machine.
    func price(of model: String) -> ModelPrice { prices.models[model] ?? .free }
}
