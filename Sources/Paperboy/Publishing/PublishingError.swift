/// Why a channel could not be served, in words that an operator can act on.
public struct PublishingError: Error, Equatable, CustomStringConvertible {
    public var channel: Channel
    public var reason: String

    public var description: String { "\(channel.rawValue): \(reason)" }
}

extension PublishingError {
    /// Any error of a lower room, as the channel's.
    init(_ channel: Channel, _ error: any Error) {
        self.init(channel: channel, reason: "\(error)")
    }
}
