/// What differs between models.
struct ClaudeModel {
    /// The shortest prompt, in tokens, that the cache takes.
    var cacheMinimum: Int
    var mostOutput = 128_000
    var thinksByDefault = true
    var takesSampling = false
    var takesEffort = true
    var refusedThinking: Set<String> = ["enabled"]
    var takesForcedTool = true

    static let all: [String: ClaudeModel] = [
        "claude-haiku-5-5": ClaudeModel(cacheMinimum: 512),
        "claude-sonnet-5-5": ClaudeModel(
            cacheMinimum: 1024,
            refusedThinking: ["enabled", "disabled"],
            takesForcedTool: false
        ),
        "claude-opus-5-5": ClaudeModel(cacheMinimum: 512, refusedThinking: ["enabled", "disabled"]),
        "claude-fable-5-1": ClaudeModel(cacheMinimum: 512, refusedThinking: ["enabled", "disabled"]),
        "claude-opus-5": ClaudeModel(cacheMinimum: 512),
        "claude-sonnet-5": ClaudeModel(cacheMinimum: 1024),
        "claude-haiku-4-5": older, "claude-haiku-4-5-20251001": older,
    ]

    private static let older = ClaudeModel(
        cacheMinimum: 4096,
        mostOutput: 64_000,
        thinksByDefault: false,
        takesSampling: true,
        takesEffort: false,
        refusedThinking: ["adaptive"]
    )
}

/// A rough count: the documentation's four bytes a token.
enum ClaudeTokens {
    static func count(_ text: String) -> Int { (text.utf8.count + 3) / 4 }
}
