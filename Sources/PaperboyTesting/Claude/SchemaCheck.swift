/// Checks a JSON schema for `output_config.format` as the API does: a part of JSON Schema only.
struct SchemaCheck {
    private static let refused: Set<String> = [
        "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "maxItems", "uniqueItems", "minProperties", "maxProperties", "patternProperties", "not", "oneOf", "if",
    ]
    private static let types: Set<String> = ["object", "array", "string", "integer", "number", "boolean", "null"]
    private static let formats: Set<String> = [
        "date", "date-time", "time", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid",
    ]
    private static let mostOptional = 24
    private static let mostUnions = 16

    let root: [String: Any]

    func check() throws(ClaudeRefusal) {
        var tally = Tally()
        try check(root, insideAllOf: false, path: [], &tally)
        guard tally.optional <= Self.mostOptional, tally.unions <= Self.mostUnions else {
            throw .invalid("Schema is too complex for compilation.")
        }
    }

    private struct Tally {
        var optional = 0
        var unions = 0
    }

    /// - Parameter path: the references that lead here.
    private func check(
        _ schema: [String: Any],
        insideAllOf: Bool,
        path: [String],
        _ tally: inout Tally
    ) throws(ClaudeRefusal) {
        let type = schema["type"] as? String ?? "any"
        for keyword in schema.keys.sorted() where Self.refused.contains(keyword) {
            throw refusal("For '\(type)' type, property '\(keyword)' is not supported")
        }
        try checkType(schema, type)
        try checkReference(schema, insideAllOf: insideAllOf, path: path, &tally)
        if schema["type"] is [Any] || schema["anyOf"] != nil { tally.unions += 1 }
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        tally.optional += Set(properties.keys).subtracting(schema["required"] as? [String] ?? []).count
        for property in properties.values { try check(property, insideAllOf: insideAllOf, path: path, &tally) }
        if let items = schema["items"] as? [String: Any] {
            try check(items, insideAllOf: insideAllOf, path: path, &tally)
        }
        for keyword in ["anyOf", "allOf"] {
            for part in schema[keyword] as? [[String: Any]] ?? [] {
                try check(part, insideAllOf: insideAllOf || keyword == "allOf", path: path, &tally)
            }
        }
    }

    private func checkType(_ schema: [String: Any], _ type: String) throws(ClaudeRefusal) {
        guard type == "any" || Self.types.contains(type) else { throw refusal("'\(type)' is not a valid type") }
        if type == "object", schema["additionalProperties"] as? Bool != false {
            throw refusal("For 'object' type, 'additionalProperties' must be explicitly set to false")
        }
        if let count = schema["minItems"] as? Int, count > 1 {
            throw refusal("For 'array' type, 'minItems' values other than 0 or 1 are not supported")
        }
        if let format = schema["format"] as? String, !Self.formats.contains(format) {
            throw refusal("For 'string' type, format '\(format)' is not supported")
        }
        if let pattern = schema["pattern"] as? String, pattern.contains(/\(\?[=!<]|\\[b1-9]/) {
            throw refusal("For 'string' type, pattern '\(pattern)' is not supported")
        }
    }

    private func checkReference(
        _ schema: [String: Any],
        insideAllOf: Bool,
        path: [String],
        _ tally: inout Tally
    ) throws(ClaudeRefusal) {
        guard let reference = schema["$ref"] as? String else { return }
        guard !insideAllOf else { throw refusal("'$ref' inside 'allOf' is not supported") }
        guard reference.hasPrefix("#/$defs/"), let definitions = root["$defs"] as? [String: [String: Any]],
            let target = definitions[String(reference.dropFirst(8))]
        else { throw refusal("external reference '\(reference)' is not supported") }
        guard !path.contains(reference) else { throw refusal("recursive schema '\(reference)' is not supported") }
        try check(target, insideAllOf: false, path: path + [reference], &tally)
    }

    private func refusal(_ words: String) -> ClaudeRefusal { .invalid("output_config.format.schema: \(words)") }
}
