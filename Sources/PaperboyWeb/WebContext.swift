import Foundation
public import Hummingbird
import NIOCore
import Paperboy

/// What Hummingbird carries along with a request: where it came from.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    private let channel: any NIOCore.Channel

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// The other end of the connection; nil for one without a network. Read when asked for: a feed needs it not.
    var peer: NetworkAddress? { channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) } }
}
