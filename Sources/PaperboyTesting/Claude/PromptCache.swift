import Foundation
import Synchronization

/// Counts what the API's prompt cache would: a prefix is readable once the first answer to it has begun.
final class PromptCache: Sendable {
    private struct State {
        var expiry: [String: ContinuousClock.Instant] = [:]
        var hits = 0
    }

    private let state = Mutex(State())

    var hits: Int { state.withLock { $0.hits } }

    /// The input side of `usage`. Called when the answer begins.
    func usage(of call: ScriptedClaudeServer.Call, _ body: [String: Any]) -> [String: Any] {
        let prefix = ClaudeTokens.count(call.system)
        let rest = ClaudeTokens.count(call.user)
        guard let lifetime = Self.lifetime(body), prefix >= ClaudeModel.all[call.model]?.cacheMinimum ?? .max else {
            return Self.usage(input: prefix + rest)
        }
        let isHit = touch(Self.key(call, body), for: lifetime)
        return Self.usage(input: rest, read: isHit ? prefix : 0, written: isHit ? 0 : prefix, lifetime: lifetime)
    }

    private func touch(_ key: String, for lifetime: Duration) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in
            let isHit = state.expiry[key].map { $0 > now } ?? false
            state.expiry[key] = now + lifetime
            if isHit { state.hits += 1 }
            return isHit
        }
    }

    /// Nil where the system prompt has no mark.
    private static func lifetime(_ body: [String: Any]) -> Duration? {
        let blocks = body["system"] as? [[String: Any]] ?? []
        guard let control = blocks.compactMap({ $0["cache_control"] as? [String: Any] }).last else { return nil }
        return control["ttl"] as? String == "1h" ? .seconds(3600) : .seconds(300)
    }

    /// The format is part of what is cached.
    private static func key(_ call: ScriptedClaudeServer.Call, _ body: [String: Any]) -> String {
        let config = body["output_config"] as? [String: Any] ?? [:]
        let format = try? JSONSerialization.data(withJSONObject: config, options: [.sortedKeys])
        return [call.model, call.system, String(decoding: format ?? Data(), as: UTF8.self)].joined(separator: "\0")
    }

    private static func usage(
        input: Int,
        read: Int = 0,
        written: Int = 0,
        lifetime: Duration = .zero
    ) -> [String: Any] {
        let hour = lifetime > .seconds(300) ? written : 0
        return [
            "input_tokens": input, "cache_read_input_tokens": read, "cache_creation_input_tokens": written,
            "cache_creation": ["ephemeral_5m_input_tokens": written - hour, "ephemeral_1h_input_tokens": hour],
            "service_tier": "standard", "inference_geo": "global", "server_tool_use": NSNull(),
        ]
    }
}
