public import Foundation

/// Why there is no answer to a request, or none that can be used.
public struct HTTPError: Error, Equatable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// No connection, or it broke; with libcurl's words.
        case unreachable(String)
        case timedOut(after: Duration)
        case tooLarge(limit: Int)
        /// An answer that says no, after all tries.
        case status(Int, retryAfter: Duration?)
    }

    public var url: URL
    public var reason: Reason

    public init(url: URL, reason: Reason) {
        self.url = url
        self.reason = reason
    }

    public var description: String {
        switch reason {
        case .unreachable(let words): "\(url) could not be reached: \(words)"
        case .timedOut(let limit): "\(url) did not answer within \(limit.components.seconds) s"
        case .tooLarge(let limit): "\(url) answered more than \(limit) bytes"
        case .status(let code, nil): "\(url) answered HTTP \(code)"
        case .status(let code, let pause?): "\(url) answered HTTP \(code), Retry-After \(pause.components.seconds) s"
        }
    }
}
