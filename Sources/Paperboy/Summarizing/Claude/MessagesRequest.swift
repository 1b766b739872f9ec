/// The body of `POST /v1/messages`. No `temperature`, no prefill, no tools: current models refuse them.
struct MessagesRequest: Encodable, Equatable {
    struct SystemBlock: Encodable, Equatable {
        struct CacheControl: Encodable, Equatable {
            var type = "ephemeral"
            var ttl: String?
        }

        var type = "text"
        var text: String
        var cacheControl: CacheControl

        private enum CodingKeys: String, CodingKey {
            case type, text
            case cacheControl = "cache_control"
        }
    }

    struct Turn: Encodable, Equatable {
        var role = "user"
        var content: String
    }

    struct OutputConfig: Encodable, Equatable {
        struct Format: Encodable, Equatable {
            var type = "json_schema"
            var schema = AnswerSchema()
        }

        var format = Format()
    }

    var model: String
    var maxTokens: Int
    var system: [SystemBlock]
    var messages: [Turn]
    var outputConfig = OutputConfig()
    /// Nil where it may not stand, as in a batch.
    var stream: Bool?

    private enum CodingKeys: String, CodingKey {
        case model, system, messages, stream
        case maxTokens = "max_tokens"
        case outputConfig = "output_config"
    }

    /// - Parameter cacheLifetime: how long the system prompt stays in the cache: nil for five minutes, or `1h`.
    init(_ question: Question, cacheLifetime: String? = nil) throws {
        model = question.model
        maxTokens = question.maxTokens
        system = [SystemBlock(text: question.prompt.text, cacheControl: .init(ttl: cacheLifetime))]
        messages = [Turn(content: try question.userTurn())]
    }
}
