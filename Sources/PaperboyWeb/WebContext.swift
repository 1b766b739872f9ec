public import Hummingbird
import NIOCore
import Paperboy

/// What Hummingbird carries along with a request: where it came from.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The other end of the connection; nil for one without a network.
    let peer: NetworkAddress?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
    }
}
