import Foundation

/// An SMTP server on loopback that takes every message and keeps none: what a bench sends to when it is given no
/// other. It shares the machine and the process with the sender, so figures against it are lower than they could be.
final class BenchSink: Sendable {
    let port: Int
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let failed = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) != 0 || listen(descriptor, 128) != 0
                    || getsockname(descriptor, $0, &length) != 0
            }
        }
        if failed { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread {
            while case let connection = accept(descriptor, nil, nil), connection >= 0 {
                Thread.detachNewThread { BenchSinkSession(connection).run() }
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }
}

/// One connection: commands by the line, content up to its final dot.
private final class BenchSinkSession {
    private let descriptor: Int32
    private var unread: [UInt8] = []
    private var isInData = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func run() {
        defer { close(descriptor) }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        guard say("220 bench.example ESMTP\r\n") else { return }
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 {
            unread += chunk[..<count]
            guard let replies = answers(), say(replies) else { return }
        }
    }

    private func say(_ text: String) -> Bool {
        text.isEmpty || text.utf8.count == send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    }

    /// The replies to all that has come in whole; nil after QUIT.
    private func answers() -> String? {
        var replies = ""
        while true {
            if isInData {
                guard let end = endOfData() else { return replies }
                unread.removeSubrange(..<end)
                isInData = false
                replies += "250 2.0.0 taken\r\n"
            } else {
                guard let end = unread.firstIndex(of: 0x0A) else { return replies }
                let command = String(decoding: unread[..<min(4, end)], as: UTF8.self).uppercased()
                unread.removeSubrange(...end)
                switch command {
                case "EHLO": replies += "250-bench.example\r\n250-PIPELINING\r\n250-SIZE 50000000\r\n250 8BITMIME\r\n"
                case "DATA":
                    isInData = true
                    replies += "354 go on\r\n"
                case "QUIT":
                    _ = say(replies + "221 2.0.0 bye\r\n")
                    return nil
                default: replies += "250 2.0.0 ok\r\n"
                }
            }
        }
    }

    /// Behind CR LF dot CR LF; what cannot be part of it is dropped.
    private func endOfData() -> Int? {
        let mark: [UInt8] = [0x0D, 0x0A, 0x2E, 0x0D, 0x0A]
        var index = unread.startIndex
        while let dot = unread[index...].firstIndex(of: 0x2E) {
            if dot >= 2, dot + 2 < unread.count, unread[(dot - 2)...(dot + 2)].elementsEqual(mark) { return dot + 3 }
            index = dot + 1
        }
        if unread.count > 4 { unread.removeFirst(unread.count - 4) }
        return nil
    }
}
