import Foundation

/// Checks a body of `POST /v1/messages` as the API does, and reads it.
struct MessagesCheck {
    private static let mostBytes = 32 * 1024 * 1024
    private static let known: Set<String> = [
        "model", "max_tokens", "messages", "system", "temperature", "top_p", "top_k", "stop_sequences",
        "output_config", "thinking", "metadata", "service_tier", "stream", "tools", "tool_choice", "cache_control",
    ]
    private static let refusedInBatches: Set<String> = ["stream", "fallbacks", "speed"]

    let body: [String: Any]
    let isBatch: Bool

    /// The JSON object that a body is.
    static func object(_ bytes: [UInt8]) throws(ClaudeRefusal) -> [String: Any] {
        guard bytes.count <= mostBytes else {
            throw ClaudeRefusal(413, "request_too_large", "Request exceeds the maximum size")
        }
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw .invalid("The request body is not valid JSON")
        }
        return object
    }

    func call() throws(ClaudeRefusal) -> ScriptedClaudeServer.Call {
        try checkFields()
        let name: String = try required("model")
        let maxTokens: Int = try required("max_tokens")
        let turns: [[String: Any]] = try required("messages")
        guard let model = ClaudeModel.all[name] else { throw ClaudeRefusal(404, "not_found_error", "model: \(name)") }
        try check(maxTokens, of: model, name)
        try checkSampling(model)
        try checkThinking(model)
        try checkOutput(model)
        try checkTools(model)
        return ScriptedClaudeServer.Call(
            model: name,
            maxTokens: maxTokens,
            isStream: body["stream"] as? Bool ?? false,
            system: try system(),
            user: try lastTurn(turns)
        )
    }

    // MARK: Fields

    private func checkFields() throws(ClaudeRefusal) {
        for name in body.keys.sorted() {
            if isBatch, Self.refusedInBatches.contains(name) { throw .invalid("\(name): not supported in batches") }
            guard Self.known.contains(name) else { throw .invalid("\(name): Extra inputs are not permitted") }
        }
    }

    private func required<Value>(_ name: String) throws(ClaudeRefusal) -> Value {
        guard let value = body[name] else { throw .invalid("\(name): Field required") }
        guard let value = value as? Value else { throw .invalid("\(name): Input should be a valid \(Value.self)") }
        return value
    }

    private func check(_ maxTokens: Int, of model: ClaudeModel, _ name: String) throws(ClaudeRefusal) {
        guard maxTokens >= (isBatch ? 1 : 0) else {
            throw .invalid("max_tokens: Input should be greater than or equal to 1")
        }
        guard maxTokens <= model.mostOutput else {
            let limit = "the maximum allowed number of output tokens for \(name)"
            throw .invalid("max_tokens: \(maxTokens) > \(model.mostOutput), which is \(limit)")
        }
    }

    private func checkSampling(_ model: ClaudeModel) throws(ClaudeRefusal) {
        guard !model.takesSampling else { return }
        if let value = body["temperature"] as? Double, value != 1 {
            throw .invalid("`temperature` is deprecated for this model.")
        }
        if let value = body["top_p"] as? Double, value < 0.99 {
            throw .invalid("`top_p` is deprecated for this model.")
        }
        if body["top_k"] != nil { throw .invalid("`top_k` is deprecated for this model.") }
    }

    private func checkThinking(_ model: ClaudeModel) throws(ClaudeRefusal) {
        guard let thinking = body["thinking"] as? [String: Any], let type = thinking["type"] as? String,
            model.refusedThinking.contains(type)
        else { return }
        throw .invalid("\"thinking.type.\(type)\" is not supported for this model.")
    }

    private func checkTools(_ model: ClaudeModel) throws(ClaudeRefusal) {
        guard !model.takesForcedTool, let choice = body["tool_choice"] as? [String: Any],
            let type = choice["type"] as? String, ["tool", "any"].contains(type)
        else { return }
        throw .invalid("tool_choice.type: \"\(type)\" is not supported for this model.")
    }

    // MARK: Output

    private func checkOutput(_ model: ClaudeModel) throws(ClaudeRefusal) {
        guard let config = body["output_config"] as? [String: Any] else { return }
        for name in config.keys.sorted() where !["effort", "format"].contains(name) {
            throw .invalid("output_config.\(name): Extra inputs are not permitted")
        }
        if let effort = config["effort"] as? String {
            guard model.takesEffort else { throw .invalid("This model does not support the effort parameter.") }
            guard ["low", "medium", "high", "xhigh", "max"].contains(effort) else {
                throw .invalid("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'")
            }
        }
        guard let format = config["format"] as? [String: Any] else { return }
        guard format["type"] as? String == "json_schema", let schema = format["schema"] as? [String: Any] else {
            throw .invalid("output_config.format: Input should be a json_schema with a schema")
        }
        try SchemaCheck(root: schema).check()
    }

    // MARK: Prompt

    private func system() throws(ClaudeRefusal) -> String {
        switch body["system"] {
        case nil: return ""
        case let text as String: return text
        case let blocks as [[String: Any]]:
            return try blocks.enumerated().map { index, block throws(ClaudeRefusal) in
                try text(of: block, at: "system.\(index)")
            }.joined()
        default: throw .invalid("system: Input should be a valid string or list of text blocks")
        }
    }

    private func text(of block: [String: Any], at place: String) throws(ClaudeRefusal) -> String {
        for name in block.keys.sorted() where !["type", "text", "cache_control", "citations"].contains(name) {
            throw .invalid("\(place).\(name): Extra inputs are not permitted")
        }
        guard block["type"] as? String == "text", let text = block["text"] as? String, !text.isEmpty else {
            throw .invalid("\(place): text content blocks must be non-empty")
        }
        if let control = block["cache_control"] as? [String: Any] {
            guard control["type"] as? String == "ephemeral", ["5m", "1h"].contains(control["ttl"] as? String ?? "5m")
            else { throw .invalid("\(place).cache_control: Input should be ephemeral with a ttl of 5m or 1h") }
        }
        return text
    }

    private func lastTurn(_ turns: [[String: Any]]) throws(ClaudeRefusal) -> String {
        guard let last = turns.last else { throw .invalid("messages: at least one message is required") }
        guard turns.allSatisfy({ ["user", "assistant"].contains($0["role"] as? String ?? "") }) else {
            throw .invalid("messages: Unexpected role")
        }
        guard last["role"] as? String == "user" else {
            let advice = "The conversation must end with a user message."
            throw .invalid("This model does not support assistant message prefill. \(advice)")
        }
        switch last["content"] {
        case let text as String where !text.isEmpty: return text
        case let blocks as [[String: Any]] where !blocks.isEmpty:
            return try blocks.enumerated().map { index, block throws(ClaudeRefusal) in
                try text(of: block, at: "messages.\(turns.count - 1).content.\(index)")
            }.joined()
        default: throw .invalid("messages.\(turns.count - 1): user messages must have non-empty content")
        }
    }
}
