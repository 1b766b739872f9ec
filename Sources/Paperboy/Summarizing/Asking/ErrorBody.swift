import Foundation

/// The body of an answer that says no, as Claude, OpenAI, Ollama, llama.cpp and vLLM write it:
/// `{"error": {"type", "message", "code", "details"}, "request_id"}` or `{"error": "text"}`.
struct ErrorBody: Decodable {
    var type: String?
    var message: String
    var requestID: String?
    /// Claude's `error.details.error_code`.
    var detailCode: String?

    private enum CodingKeys: String, CodingKey {
        case error, message, requestID = "request_id"
    }

    private struct Fields: Decodable {
        struct Details: Decodable {
            var errorCode: String?

            private enum CodingKeys: String, CodingKey { case errorCode = "error_code" }
        }

        var type: String?
        var message: String?
        var details: Details?
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        requestID = try? container.decodeIfPresent(String.self, forKey: .requestID)
        if let text = try? container.decode(String.self, forKey: .error) {
            message = text
        } else {
            let fields = try container.decode(Fields.self, forKey: .error)
            type = fields.type
            message = fields.message ?? ""
            detailCode = fields.details?.errorCode
        }
    }

    /// Nil when the body is something else: HTML of a proxy, or nothing.
    static func read(_ data: Data) -> ErrorBody? { try? JSONDecoder().decode(ErrorBody.self, from: data) }

    /// The first 100 characters of any body, on one line.
    static func beginning(of data: Data) -> String {
        String(PlainText.line(String(decoding: data.prefix(1000), as: UTF8.self)).prefix(100))
    }
}
