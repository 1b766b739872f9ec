import Foundation

extension ConfigurationReader {
    private static let defaultModel = "claude-haiku-5-5"
    private static let defaultBudget = 0.50

    /// Every key is read whoever writes, so that changing `provider` alone is enough to try another.
    func summaries(_ section: YAMLSection) throws(YAMLError) -> SummarySettings {
        let provider = try section.string("provider") ?? "extract"
        let folder = try path(section, "folder")
        let label = try section.string("label") ?? "recorded"
        let model = try model(section, service: ModelSettings.Service(rawValue: provider))
        try section.finish()
        switch provider {
        case "extract": return .extract
        case "claude", "chat": return .model(model)
        case "recorded":
            guard let folder else { throw section.missing("folder", example: "summaries") }
            return .recorded(folder: folder, label: label)
        default:
            let known = "`claude`, `chat`, `extract` or `recorded`"
            throw section.error("provider", "expected \(known), found `\(provider)`")
        }
    }

    /// - Parameter service: nil where no model is asked; nothing is then missing.
    private func model(_ section: YAMLSection, service: ModelSettings.Service?) throws(YAMLError) -> ModelSettings {
        let settings = ModelSettings(
            service: service ?? .claude,
            model: try section.string("model") ?? Self.defaultModel,
            secondModel: try section.string("second-model"),
            endpoint: try endpoint(section, default: "https://api.anthropic.com"),
            key: try modelKey(section, service),
            mode: try choice(section, "mode", ["direct": .direct, "batch": .batch]) ?? .direct,
            parallel: try section.int("parallel", in: 1...64) ?? 4,
            maxTokens: try section.int("max-tokens", in: 256...64_000) ?? 2048,
            budget: try budget(section),
            prices: try prices(try section.sectionOrEmpty("prices"))
        )
        if let service { try check(settings, of: service, section) }
        return settings
    }

    private func check(
        _ settings: ModelSettings,
        of service: ModelSettings.Service,
        _ section: YAMLSection
    ) throws(YAMLError) {
        switch service {
        case .claude:
            for (key, model) in [("model", settings.model), ("second-model", settings.secondModel)] {
                guard let model, settings.prices.models[model] == nil else { continue }
                let example = "`\(model): {input: 1.00, output: 5.00}`"
                throw section.error(
                    key,
                    "no price is known for `\(model)`: put \(example) under summaries.prices.models"
                )
            }
        case .chat:
            for key in ["endpoint", "model"] where try section.string(key) == nil {
                throw section.missing(key, example: key == "model" ? "qwen3:8b" : "http://localhost:11434/v1")
            }
            guard settings.mode == .direct else { throw section.error("mode", "only `claude` has batches") }
        }
    }

    /// Claude's usual variable counts too; no other service is shown that key.
    private func modelKey(_ section: YAMLSection, _ service: ModelSettings.Service?) throws(YAMLError) -> Secret? {
        let own = try secret(section, "key")
        let isSet = try section.string("key") != nil
        let usual = service == .claude && !isSet ? environment["ANTHROPIC_API_KEY"].map { Secret($0) } : nil
        return [usual, own].compactMap(\.self).map(\.trimmed).first { !$0.value.isEmpty }
    }

    /// Nil for no limit.
    private func budget(_ section: YAMLSection) throws(YAMLError) -> Double? {
        let expected = "USD an issue such as `0.50`, or `none`"
        let budget = try section.value("budget", expected: expected) { text in
            text == "none" ? Double.infinity : Self.dollars(text)
        }
        return (budget ?? Self.defaultBudget).isFinite ? budget ?? Self.defaultBudget : nil
    }

    private func prices(_ section: YAMLSection) throws(YAMLError) -> PriceTable {
        var table = PriceTable.anthropic
        table.date = try section.value("date", expected: "a day such as 2026-10-01", CalendarDate.init) ?? table.date
        let models = try section.sectionOrEmpty("models")
        for name in models.keys {
            guard let price = try models.section(name) else { continue }
            table.models[name] = try self.price(price)
        }
        try section.finish()
        return table
    }

    private func price(_ section: YAMLSection) throws(YAMLError) -> ModelPrice {
        func dollars(_ key: String) throws(YAMLError) -> Double? {
            try section.value(key, expected: "USD for a million tokens, such as `0.10`", Self.dollars)
        }
        guard let input = try dollars("input") else { throw section.missing("input", example: "0.10") }
        guard let output = try dollars("output") else { throw section.missing("output", example: "0.50") }
        let price = ModelPrice(
            input: input,
            output: output,
            cacheRead: try dollars("cache-read"),
            cacheWrite: try dollars("cache-write")
        )
        try section.finish()
        return price
    }

    private static func dollars(_ text: String) -> Double? {
        text.wholeMatch(of: /\d{1,6}(\.\d{1,6})?/).flatMap { _ in Double(text) }
    }
}

extension Secret {
    /// Without the line end that files and shells like to add.
    fileprivate var trimmed: Secret { Secret(value.trimmingCharacters(in: .whitespacesAndNewlines)) }
}
