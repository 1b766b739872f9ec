import Foundation

/// What a model is asked: one paper, one language.
struct Question: Sendable {
    var prompt: Prompt
    /// With texts that are fit to be read by a model: ``Paper/sanitized``.
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
            abstract: paper.abstract,
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
