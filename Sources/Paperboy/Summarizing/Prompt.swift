/// What a model is told before it gets a paper.
public struct Prompt: Equatable, Sendable {
    /// Part of the cache key: a summary by another version is written anew.
    public let version: String
    public let text: String

    public init(version: String, text: String) {
        self.version = version
        self.text = text
    }

    /// Reads a prompt file: `version: ja-1` on the first line, the text below.
    init(file: String, name: String) throws(TemplateError) {
        let lines = file.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard let match = lines.first?.wholeMatch(of: /version:\s*([\w.\-]+)\s*/) else {
            throw TemplateError(file: name, reason: "the first line has to be a version, such as `version: en-1`")
        }
        let text = lines.count > 1 ? String(lines[1]).trimmingSpace : ""
        guard !text.isEmpty else { throw TemplateError(file: name, reason: "below its version the prompt is empty") }
        self.init(version: String(match.1), text: text)
    }
}

extension TemplateSet {
    /// The prompt for summaries in a language: `prompts/pt-BR.md`, else `prompts/pt.md`, else `prompts/general.md`
    /// with the language's name in place of `{{language}}`.
    public func prompt(_ language: Language) throws(TemplateError) -> Prompt {
        let own = ["prompts/\(language).md", "prompts/\(language.primary).md"].first(where: exists)
        let name = own ?? "prompts/general.md"
        return try Prompt(file: text(name).filled(with: ["language": language.englishName]), name: name)
    }
}

extension String {
    fileprivate var trimmingSpace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
