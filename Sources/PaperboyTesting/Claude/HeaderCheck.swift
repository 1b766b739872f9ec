/// The header fields that every request needs.
enum HeaderCheck {
    static func check(_ headers: [String: String]) throws(ClaudeRefusal) {
        let bearer = headers["authorization"].map { $0.replacing("Bearer ", with: "") }
        guard let key = headers["x-api-key"] ?? bearer else {
            throw ClaudeRefusal(401, "authentication_error", "x-api-key header is required")
        }
        guard key == ScriptedClaudeServer.key else {
            throw ClaudeRefusal(401, "authentication_error", "invalid x-api-key")
        }
        guard let version = headers["anthropic-version"] else {
            throw .invalid("anthropic-version: header is required")
        }
        guard version == "2023-06-01" else {
            throw .invalid("anthropic-version: \"\(version)\" is not a valid version")
        }
    }
}
