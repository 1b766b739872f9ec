import Foundation
import Synchronization

/// A socket that listens on 127.0.0.1 and gives each connection a thread of its own.
///
/// The threads hold on to ``Sockets`` and to `serve`, never to the listener: letting go of it ends everything.
final class LoopbackListener: Sendable {
    /// The port that the system chose.
    let port: UInt16
    private let sockets: Sockets

    /// - Parameter serve: called on the connection's thread; the connection is closed when it returns.
    init(serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
        let (descriptor, port) = try Self.listen()
        let sockets = Sockets(listening: descriptor)
        self.port = port
        self.sockets = sockets
        Thread.detachNewThread { Self.accept(on: descriptor, sockets, serve) }
    }

    deinit { stop() }

    /// Accepts nothing more and breaks every connection. Safe to call again.
    func stop() { sockets.shutDown() }

    private static func listen() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) != 0 || Glibc.listen(descriptor, 128) != 0
                    || getsockname(descriptor, $0, &length) != 0
            }
        }
        if failed {
            let code = errno
            close(descriptor)
            throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL)
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    private static func accept(
        on descriptor: Int32,
        _ sockets: Sockets,
        _ serve: @escaping @Sendable (LoopbackConnection) -> Void
    ) {
        while true {
            let connection = Glibc.accept(descriptor, nil, nil)
            guard connection >= 0, sockets.add(connection) else { break }
            Thread.detachNewThread {
                serve(LoopbackConnection(descriptor: connection))
                sockets.close(connection)
            }
        }
        sockets.close(descriptor)
    }
}

/// The open descriptors of a listener. Each is closed by the thread that uses it and shut down by anyone: a number
/// that was closed may already belong to another file.
private final class Sockets: Sendable {
    private struct State {
        var open: Set<Int32>
        var isDown = false
    }

    private let state: Mutex<State>

    init(listening descriptor: Int32) {
        state = Mutex(State(open: [descriptor]))
    }

    /// False, with the connection closed, when all is over.
    func add(_ connection: Int32) -> Bool {
        state.withLock { state in
            if state.isDown {
                Glibc.close(connection)
            } else {
                state.open.insert(connection)
                var on: Int32 = 1
                setsockopt(
                    connection,
                    Int32(IPPROTO_TCP),
                    TCP_NODELAY,
                    &on,
                    socklen_t(MemoryLayout<Int32>.size)
                )
            }
            return !state.isDown
        }
    }

    func close(_ descriptor: Int32) {
        state.withLock { state in
            if state.open.remove(descriptor) != nil { Glibc.close(descriptor) }
        }
    }

    func shutDown() {
        state.withLock { state in
            state.isDown = true
            for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }
}
