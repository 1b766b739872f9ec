public import Foundation

/// Where the feeds go.
public struct FeedSettings: Equatable, Sendable {
    public var directory: URL
    /// The address under which `directory` is served; ends in a slash.
    public var url: String
    /// How many issues a feed holds at most.
    public var entries: Int
}
