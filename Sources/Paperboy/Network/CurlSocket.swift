import CCurl
import Foundation

/// The bytes in and out of a connection that libcurl has opened with `CURLOPT_CONNECT_ONLY`, TLS or not.
struct CurlSocket: ~Copyable {
    private let curl: CurlHandle
    private let descriptor: Int32
    private let clock = ContinuousClock()

    /// - Parameter curl: a handle that has performed.
    init(_ curl: consuming CurlHandle) throws(CurlError) {
        descriptor = try curl.activeSocket()
        self.curl = curl
    }

    /// Sends all bytes or throws; then some of them may have gone.
    func write(_ bytes: [UInt8], within limit: Duration) throws(ConnectionLost) {
        let deadline = clock.now + limit
        var sent = 0
        while sent < bytes.count {
            let rest = bytes.count - sent
            let count = try lossless { () throws(CurlError) in
                try bytes.withUnsafeBufferPointer { (all) throws(CurlError) in
                    try curl.send(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all.suffix(rest))))
                }
            }
            sent += count ?? 0
            if count == nil { try wait(for: POLLOUT, until: deadline, limit) }
        }
    }

    /// What comes next; waits for it.
    func read(until deadline: ContinuousClock.Instant, _ limit: Duration) throws(ConnectionLost) -> [UInt8] {
        while true {
            if let bytes = try readNow() { return bytes }
            try wait(for: POLLIN, until: deadline, limit)
        }
    }

    /// What has come already; nil when nothing has.
    func readNow() throws(ConnectionLost) -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = try lossless { () throws(CurlError) in
            try chunk.withUnsafeMutableBufferPointer { (buffer) throws(CurlError) in
                try curl.receive(into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
        guard count != 0 else { throw ConnectionLost(words: "the server closed the connection") }
        return count.map { Array(chunk[..<$0]) }
    }

    private func wait(
        for events: Int32,
        until deadline: ContinuousClock.Instant,
        _ limit: Duration
    ) throws(ConnectionLost) {
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        let rest = clock.now.duration(to: deadline).milliseconds
        let ready = rest > 0 ? poll(&entry, 1, Int32(clamping: rest)) : 0
        if ready > 0 || ready < 0 && errno == EINTR { return }
        throw ConnectionLost(words: "the server did nothing for \(limit)")
    }

    private func lossless<Value>(_ body: () throws(CurlError) -> Value) throws(ConnectionLost) -> Value {
        do throws(CurlError) {
            return try body()
        } catch {
            throw ConnectionLost(words: error.words)
        }
    }
}
