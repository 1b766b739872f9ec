/// A Message of Claude's Messages API. Fields and kinds of blocks may be added at any time.
struct MessagesAnswer: Decodable, Equatable {
    struct Block: Decodable, Equatable {
        var type: String
        var text: String?
    }

    struct StopDetails: Decodable, Equatable {
        var category: String?
    }

    struct Usage: Decodable, Equatable {
        struct CacheCreation: Decodable, Equatable {
            var hour: Int?

            private enum CodingKeys: String, CodingKey { case hour = "ephemeral_1h_input_tokens" }
        }

        var input: Int?
        var output: Int?
        var cacheCreation: Int?
        var cacheRead: Int?
        var cacheCreationByLifetime: CacheCreation?

        private enum CodingKeys: String, CodingKey {
            case input = "input_tokens"
            case output = "output_tokens"
            case cacheCreation = "cache_creation_input_tokens"
            case cacheRead = "cache_read_input_tokens"
            case cacheCreationByLifetime = "cache_creation"
        }
    }

    var content: [Block]
    var stopReason: String?
    var stopDetails: StopDetails?
    var usage: Usage

    private enum CodingKeys: String, CodingKey {
        case content, usage
        case stopReason = "stop_reason"
        case stopDetails = "stop_details"
    }
}

extension MessagesAnswer {
    /// What it says: the text blocks one after another, wherever they stand; thinking and all else is skipped.
    var reply: ModelReply { ModelReply(content: replyContent, usage: usage.tokens) }

    private var replyContent: ModelReply.Content {
        switch stopReason {
        case "refusal": .refused(stopDetails?.category)
        case "max_tokens", "model_context_window_exceeded": .truncated
        default: ModelReply.Content(text: content.filter { $0.type == "text" }.compactMap(\.text).joined())
        }
    }
}

extension MessagesAnswer.Usage {
    var tokens: TokenUsage {
        let hour = cacheCreationByLifetime?.hour ?? 0
        return TokenUsage(
            input: input ?? 0,
            output: output ?? 0,
            cacheRead: cacheRead ?? 0,
            cacheWrite: max(0, (cacheCreation ?? 0) - hour),
            cacheWriteHour: hour
        )
    }

    /// These counts, each replaced by that of `later` where it has one: counts in a stream are running totals.
    func updated(by later: MessagesAnswer.Usage) -> MessagesAnswer.Usage {
        MessagesAnswer.Usage(
            input: later.input ?? input,
            output: later.output ?? output,
            cacheCreation: later.cacheCreation ?? cacheCreation,
            cacheRead: later.cacheRead ?? cacheRead,
            cacheCreationByLifetime: later.cacheCreationByLifetime ?? cacheCreationByLifetime
        )
    }
}
