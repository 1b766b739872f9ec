public import Foundation

/// An answer of status 200 and when the server last vouched for it.
public struct KeptAnswer: Equatable, Sendable {
    /// With no more header fields than are needed to read the body and to ask again.
    public var response: HTTPResponse
    public var fetched: Date

    public init(response: HTTPResponse, fetched: Date) {
        self.response = response
        self.fetched = fetched
    }
}
