import Foundation

/// What a model answered.
struct ModelReply: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case answer(ModelAnswer)
        /// Text that is no ``ModelAnswer``, and why.
        case malformed(String)
        /// The token limit cut the answer off.
        case truncated
        /// The model declined; with the category that it gives.
        case refused(String?)
        case empty
    }

    var content: Content
    var usage: TokenUsage
}

extension ModelReply.Content {
    /// - Parameter text: all of the answer's text, whole.
    init(text: String) {
        guard !text.allSatisfy(\.isWhitespace) else {
            self = .empty
            return
        }
        do throws(ModelAnswer.Malformed) {
            self = .answer(try ModelAnswer(json: Data(text.utf8)))
        } catch {
            self = .malformed(error.reason)
        }
    }

    /// How the call went.
    var outcome: SummaryCall.Outcome {
        switch self {
        case .answer: .answered
        case .malformed: .malformed
        case .truncated: .truncated
        case .refused: .refused
        case .empty: .empty
        }
    }

    var answer: ModelAnswer? {
        if case .answer(let answer) = self { answer } else { nil }
    }

    /// Why there is no summary; nil when there is one.
    var objection: String? {
        switch self {
        case .answer: nil
        case .malformed(let reason): "gave what cannot be used: \(reason)"
        case .truncated: "was cut off at its token limit; raise summaries.max-tokens"
        case .refused(let category): "refused" + (category.map { " (\($0))" } ?? "")
        case .empty: "answered nothing"
        }
    }
}
