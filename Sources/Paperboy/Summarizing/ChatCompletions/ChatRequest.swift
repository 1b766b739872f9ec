/// The body of `POST /chat/completions`, with the fields that Ollama, llama.cpp and vLLM all take.
struct ChatRequest: Encodable, Equatable {
    struct Message: Encodable, Equatable {
        var role: String
        var content: String
    }

    /// The schema has to stand inside `json_schema`: llama.cpp reads no other place and says nothing.
    struct ResponseFormat: Encodable, Equatable {
        struct NamedSchema: Encodable, Equatable {
            var name = "summary"
            var strict = true
            var schema = AnswerSchema()
        }

        var type = "json_schema"
        var jsonSchema = NamedSchema()

        private enum CodingKeys: String, CodingKey {
            case type
            case jsonSchema = "json_schema"
        }
    }

    var model: String
    var messages: [Message]
    var maxTokens: Int
    var temperature = 0.2
    var seed = 1
    var stream = false
    var responseFormat = ResponseFormat()

    private enum CodingKeys: String, CodingKey {
        case model, messages, temperature, seed, stream
        case maxTokens = "max_tokens"
        case responseFormat = "response_format"
    }

    init(_ question: Question) throws {
        model = question.model
        maxTokens = question.maxTokens
        messages = [
            Message(role: "system", content: question.prompt.text),
            Message(role: "user", content: try question.userTurn()),
        ]
    }
}
