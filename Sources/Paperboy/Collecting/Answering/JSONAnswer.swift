import Foundation

/// Reads the JSON that sources answer.
enum JSONAnswer {
    static func decode<Answer: Decodable>(
        _ type: Answer.Type,
        from data: Data
    ) throws(SourceError.Reason) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw reason(error, data)
        } catch {
            throw AnswerBody(data: data).reason(expected: .json, words: "\(error)")
        }
    }

    /// The reason that the body of a refusal gives, as Semantic Scholar (`error` or `message`) and
    /// Hugging Face (`error`) write it.
    static func refusal(_ data: Data) -> String? {
        let words = try? JSONDecoder().decode(Refusal.self, from: data)
        return (words?.error ?? words?.message).map { String(PlainText.line($0).prefix(200)) }
    }

    private static func reason(_ error: DecodingError, _ data: Data) -> SourceError.Reason {
        if case .dataCorrupted = error {
            return AnswerBody(data: data).reason(expected: .json, words: error.words)
        }
        if let refusal = refusal(data) { return .refused(refusal) }
        return .unexpected(path: error.path, error.words)
    }

    private struct Refusal: Decodable {
        var error: String?
        var message: String?
    }
}
