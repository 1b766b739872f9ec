import Foundation

/// One client of a web server on this machine, on a connection of its own, that can lose its connection at a bad time.
/// Calls block: each client belongs on a thread of its own (see ``crowd(of:work:)``).
public final class LoopbackClient {
    public struct Answer: Sendable {
        public var status: Int
        public var body: String
    }

    /// When the connection is lost.
    public enum Loss: Sendable {
        /// The server has half of the form.
        case inForm
        /// The server has the whole form; its answer is never read.
        case beforeAnswer
    }

    private let port: Int
    private var descriptor: Int32 = -1
    private var connection: LoopbackConnection?

    public init(port: Int) { self.port = port }

    deinit { leave() }

    /// Nil when the server cannot be reached or goes away in the middle.
    public func get(_ path: String, headers: [String: String] = [:]) -> Answer? {
        ask("GET", path, headers, body: "", loss: nil)
    }

    /// Sends a form, urlencoded already.
    public func post(_ path: String, form: String, losing loss: Loss? = nil) -> Answer? {
        ask("POST", path, ["Content-Type": "application/x-www-form-urlencoded"], body: form, loss: loss)
    }

    private func ask(_ method: String, _ path: String, _ headers: [String: String], body: String, loss: Loss?)
        -> Answer?
    {
        guard let connection = connection ?? connect() else { return nil }
        let lines = headers.merging(["Host": "localhost", "Content-Length": "\(body.utf8.count)"]) { own, _ in own }
        let head = lines.map { "\($0): \($1)\r\n" }.joined()
        var request = Array("\(method) \(path) HTTP/1.1\r\n\(head)\r\n\(body)".utf8)
        if loss == .inForm { request.removeLast(body.utf8.count / 2) }
        let isSent = connection.write(request)
        guard isSent, loss == nil, let answer = read(connection) else {
            leave()
            return nil
        }
        return answer
    }

    private func read(_ connection: LoopbackConnection) -> Answer? {
        guard let first = connection.readLine(),
            let status = Int(String(decoding: first, as: UTF8.self).split(separator: " ").dropFirst().first ?? "")
        else { return nil }
        var length = 0
        while let line = connection.readLine(), !line.isEmpty {
            let parts = String(decoding: line, as: UTF8.self).lowercased().split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0] == "content-length" {
                length = Int(parts[1].trimmingCharacters(in: .whitespaces)) ?? 0
            }
        }
        // RFC 9110 §6.4.1: such an answer has no content, whatever its headers say.
        guard let body = connection.read(status == 304 ? 0 : length) else { return nil }
        return Answer(status: status, body: String(decoding: body, as: UTF8.self))
    }

    private func connect() -> LoopbackConnection? {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            leave()
            return nil
        }
        connection = LoopbackConnection(descriptor: descriptor)
        return connection
    }

    private func leave() {
        connection = nil
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    /// Runs so many clients side by side, each on a thread of its own, and returns when all have done.
    /// - Parameter work: gets a client and its number, from 0.
    public static func crowd(
        of count: Int,
        port: Int,
        work: @escaping @Sendable (LoopbackClient, Int) -> Void
    ) async {
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        Thread.detachNewThread {
                            work(LoopbackClient(port: port), number)
                            continuation.resume()
                        }
                    }
                }
            }
        }
    }
}
