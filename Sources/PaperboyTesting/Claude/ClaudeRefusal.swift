import Foundation
import Paperboy

/// An error of the API: status, type and message.
struct ClaudeRefusal: Error {
    var status: Int
    var type: String
    var message: String
    /// `error.details.error_code`.
    var code: String?

    init(_ status: Int, _ type: String, _ message: String, code: String? = nil) {
        self.status = status
        self.type = type
        self.message = message
        self.code = code
    }

    static func invalid(_ message: String) -> ClaudeRefusal { ClaudeRefusal(400, "invalid_request_error", message) }

    /// The body without the request's id, as it stands in results and streams.
    var object: [String: Any] {
        var error: [String: Any] = ["type": type, "message": message]
        if let code { error["details"] = ["error_code": code] }
        return ["type": "error", "error": error]
    }

    func response(_ requestID: String, headers: [String: String] = [:]) -> HTTPResponse {
        let body = object.merging(["request_id": requestID]) { $1 }
        return .json(body, status: status, headers: headers, requestID: requestID)
    }
}

extension HTTPResponse {
    static func json(
        _ object: [String: Any],
        status: Int = 200,
        headers: [String: String] = [:],
        requestID: String
    ) -> HTTPResponse {
        let body = (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])) ?? Data()
        let fixed = ["Content-Type": "application/json", "request-id": requestID]
        return HTTPResponse(status: status, headers: fixed.merging(headers) { $1 }, body: body)
    }
}
