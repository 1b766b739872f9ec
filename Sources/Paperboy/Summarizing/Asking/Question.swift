import Foundation

/// What a model is asked: one paper, one language.
struct Question: Sendable {
    /// No abstract is so long; what pretends to be one shall not be paid for.
    private static let longestAbstract = 10_000

    var prompt: Prompt
    var paper: Paper
    var language: Language
    /// Rules that an earlier summary broke, in words.
    var broken: [String] = []
    var model: String
    /// The most tokens that the answer may have, thinking included.
    var maxTokens: Int

    /// One JSON object: its escaping keeps whatever stands in a title or an abstract inside of it.
    func userTurn() throws -> String {
        let material = Material(
            abstract: String(paper.abstract.prefix(Self.longestAbstract)),
            avoid: broken.isEmpty ? nil : broken,
            language: language.rawValue,
            title: paper.title
        )
        return String(decoding: try WireJSON.data(of: material), as: UTF8.self)
    }

    private struct Material: Encodable {
        var abstract: String
        var avoid: [String]?
        var language: String
        var title: String
    }
}
