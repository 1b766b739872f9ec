public import Foundation

/// What a server answered, whatever its status.
public struct HTTPResponse: Equatable, Sendable {
    /// 200 for a `file:` address that could be read.
    public var status: Int
    /// Field names in lower case; the last of several lines with one name.
    public var headers: [String: String]
    public var body: Data

    public init(status: Int, headers: [String: String] = [:], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
