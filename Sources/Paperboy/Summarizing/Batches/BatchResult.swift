/// One line of a batch's results.
struct BatchResult: Decodable, Equatable {
    enum Outcome: Equatable {
        case succeeded(ModelReply)
        /// `errored`, `canceled` or `expired`, in words.
        case failed(String)
    }

    var customID: String
    var outcome: Outcome

    private enum CodingKeys: String, CodingKey {
        case customID = "custom_id"
        case result
    }

    private struct Result: Decodable {
        var type: String
        var message: MessagesAnswer?
        var error: ErrorBody?
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        customID = try container.decode(String.self, forKey: .customID)
        let result = try container.decode(Result.self, forKey: .result)
        if result.type == "succeeded", let message = result.message {
            outcome = .succeeded(message.reply)
        } else {
            let error = result.error.map { ": \($0.type ?? "") \(PlainText.line($0.message))" } ?? ""
            outcome = .failed(result.type + error)
        }
    }
}
