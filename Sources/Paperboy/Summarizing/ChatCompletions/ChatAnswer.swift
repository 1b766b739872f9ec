/// A chat completion. Reasoning in fields of its own is not read.
struct ChatAnswer: Decodable, Equatable {
    struct Choice: Decodable, Equatable {
        struct Message: Decodable, Equatable {
            var content: String?
        }

        var message: Message
        var finishReason: String?

        private enum CodingKeys: String, CodingKey {
            case message
            case finishReason = "finish_reason"
        }
    }

    struct Usage: Decodable, Equatable {
        var prompt: Int?
        var completion: Int?

        private enum CodingKeys: String, CodingKey {
            case prompt = "prompt_tokens"
            case completion = "completion_tokens"
        }
    }

    var choices: [Choice]
    var usage: Usage?
}

extension ChatAnswer {
    var reply: ModelReply {
        ModelReply(
            content: choices.first?.content ?? .empty,
            usage: TokenUsage(input: usage?.prompt ?? 0, output: usage?.completion ?? 0)
        )
    }
}

extension ChatAnswer.Choice {
    fileprivate var content: ModelReply.Content {
        switch finishReason {
        case "length": .truncated
        case "content_filter": .refused(nil)
        default: ModelReply.Content(text: Self.bare(message.content ?? ""))
        }
    }

    /// The text without what some models put around it: their thoughts before, a code fence round it.
    private static func bare(_ text: String) -> String {
        let spoken = text.replacing(/(?s)^\s*<think>.*?(<\/think>|$)/, with: "")
        return spoken.wholeMatch(of: /(?s)\s*```(?:json)?\s*\n(.*?)\n?```\s*/).map { String($0.1) } ?? spoken
    }
}
