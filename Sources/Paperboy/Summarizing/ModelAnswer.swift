public import Foundation

/// What a model answers: `{"one_line": "…", "summary": "…"}`, `one_line` being optional.
public struct ModelAnswer: Equatable, Sendable, Codable {
    /// The one sentence that says what is new; nil where there is none.
    public var oneLine: String?
    public var summary: String

    private enum CodingKeys: String, CodingKey {
        case oneLine = "one_line"
        case summary
    }

    public init(oneLine: String? = nil, summary: String) {
        self.oneLine = oneLine
        self.summary = summary
    }

    /// - Throws: ``Malformed`` when the text is not such an object, or its summary says nothing.
    public init(json: Data) throws(Malformed) {
        do {
            self = try JSONDecoder().decode(ModelAnswer.self, from: json)
        } catch {
            throw Malformed(reason: "the answer is not JSON with a `summary`: \(Self.explanation(of: error))")
        }
        if oneLine?.allSatisfy(\.isWhitespace) == true { oneLine = nil }
        guard !summary.allSatisfy(\.isWhitespace) else { throw Malformed(reason: "the answer's `summary` is empty") }
    }

    /// Why an answer cannot be used.
    public struct Malformed: Error, Equatable, CustomStringConvertible {
        public var reason: String

        public var description: String { reason }
    }

    private static func explanation(of error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "there is no `\(key.stringValue)`"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            context.codingPath.last.map { "`\($0.stringValue)` is no text" } ?? "it is no object"
        default: "it cannot be parsed"
        }
    }
}
