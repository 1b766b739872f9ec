public import Foundation

/// A request for one resource; `file:` addresses are read from disk.
public struct HTTPRequest: Equatable, Sendable {
    public var method: String
    public var url: URL
    /// Header fields besides those that every request carries (User-Agent, Accept-Encoding).
    public var headers: [String: String]
    public var body: Data?

    public init(method: String = "GET", url: URL, headers: [String: String] = [:], body: Data? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}
