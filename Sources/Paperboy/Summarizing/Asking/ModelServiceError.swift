public import Foundation

/// Why a model's service gave no answer, in words that an operator can act on.
public struct ModelServiceError: Error, Equatable, CustomStringConvertible {
    public var url: URL
    /// Nil when no whole answer came.
    public var status: Int?
    /// The service's name for the error, such as `overloaded_error`.
    public var type: String?
    public var message: String
    /// What the service wants to be told in a complaint.
    public var requestID: String?
    /// Whether the same request may do better a little later.
    public var isTransient: Bool
    /// Whether every further request will fail the same way: a wrong key, no credit, an unknown model.
    public var isLasting: Bool
    /// The pause that the service asks for.
    public var retryAfter: Duration?

    init(
        url: URL,
        status: Int? = nil,
        type: String? = nil,
        message: String,
        requestID: String? = nil,
        isTransient: Bool = false,
        isLasting: Bool = false,
        retryAfter: Duration? = nil
    ) {
        self.url = url
        self.status = status
        self.type = type
        self.message = message
        self.requestID = requestID
        self.isTransient = isTransient
        self.isLasting = isLasting
        self.retryAfter = retryAfter
    }

    public var description: String {
        guard let status else { return "\(url): \(message)" }
        let head = ["\(url) answered HTTP \(status)", type].compactMap(\.self).joined(separator: " ")
        let tail = requestID.map { " (request \($0))" } ?? ""
        return message.isEmpty ? head + tail : "\(head): \(message)\(tail)"
    }
}

extension ModelServiceError {
    /// No whole answer came: connections and time-outs are worth another try.
    init(_ error: HTTPError) {
        let isTransient =
            switch error.reason {
            case .unreachable, .timedOut: true
            case .tooLarge, .status: false
            }
        self.init(url: error.url, message: error.words, isTransient: isTransient)
    }

    /// An answer with status 200 that is not what it should be.
    static func unreadable(_ response: HTTPResponse, from url: URL, _ words: String) -> ModelServiceError {
        ModelServiceError(
            url: url,
            status: response.status,
            message: "\(words): “\(ErrorBody.beginning(of: response.body))”",
            requestID: response.headers["request-id"]
        )
    }
}

extension HTTPError {
    /// The description without the address.
    fileprivate var words: String {
        let text = description
        return text.hasPrefix("\(url) ") ? String(text.dropFirst("\(url) ".count)) : text
    }
}
