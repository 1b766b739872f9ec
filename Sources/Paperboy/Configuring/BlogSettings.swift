public import Foundation

/// Where the posts go, and their form.
public struct BlogSettings: Equatable, Sendable {
    /// The folder that gets a page bundle an issue.
    public var content: URL
    public var style: HugoStyle
}
