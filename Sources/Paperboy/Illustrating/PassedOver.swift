/// A picture that was not taken, and why.
public struct PassedOver: Equatable, Sendable, Codable {
    /// Its address, or what it would have been.
    public var figure: String
    /// In words that follow the figure: "an icon".
    public var reason: String

    public init(_ figure: String, _ reason: String) {
        self.figure = figure
        self.reason = reason
    }
}
