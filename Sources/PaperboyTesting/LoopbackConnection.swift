import Foundation

/// One accepted connection, for the one thread that serves it. Reads and writes block.
final class LoopbackConnection {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// How many bytes have come but were not asked for.
    var unreadCount: Int { buffer.count }

    /// The next line without its line end; nil when the peer has gone.
    func readLine() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer.removeSubrange(...end) }
                return buffer[end > 0 && buffer[end - 1] == UInt8(ascii: "\r") ? ..<(end - 1) : ..<end].asArray
            }
            guard fill() else { return nil }
        }
    }

    /// Exactly `count` bytes; nil when the peer has gone before.
    func read(_ count: Int) -> [UInt8]? {
        while buffer.count < count {
            guard fill() else { return nil }
        }
        defer { buffer.removeFirst(count) }
        return buffer[..<count].asArray
    }

    /// False when the peer has gone.
    @discardableResult
    func write(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = bytes.asArray[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Waits, but not longer than the connection lasts; false when the peer has gone.
    func pause(_ duration: Duration) -> Bool {
        var entry = pollfd(fd: descriptor, events: 0, revents: 0)
        let parts = duration.components
        return poll(&entry, 1, Int32(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)) == 0
    }

    /// Takes what comes and answers nothing until the peer goes.
    func hang() {
        while fill() { buffer.removeAll() }
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
    }
}

extension Collection<UInt8> {
    fileprivate var asArray: [UInt8] { Array(self) }
}
