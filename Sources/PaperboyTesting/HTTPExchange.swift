import Foundation
import Paperboy

/// Serves one connection of a ``ScriptedHTTPServer``.
struct HTTPExchange {
    let connection: LoopbackConnection
    let script: HTTPScript

    func run() {
        let number = script.nextConnection()
        while let request = readRequest(connection: number) {
            guard send(script.answer(to: request), isHead: request.method == "HEAD"),
                request.headers["connection"]?.lowercased() != "close"
            else { return }
        }
    }

    private func readRequest(connection number: Int) -> ScriptedHTTPServer.Request? {
        guard let start = readText()?.split(separator: " "), start.count == 3, let headers = readHeaders(),
            let body = connection.read(headers["content-length"].flatMap { Int($0) } ?? 0)
        else { return nil }
        return ScriptedHTTPServer.Request(
            method: String(start[0]),
            target: String(start[1]),
            headers: headers,
            body: body,
            connection: number
        )
    }

    private func readHeaders() -> [String: String]? {
        var headers: [String: String] = [:]
        while let line = readText() {
            if line.isEmpty { return headers }
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers[line[..<colon].lowercased()] = value
        }
        return nil
    }

    private func readText() -> String? {
        connection.readLine().map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the connection may be used again.
    private func send(_ answer: ScriptedHTTPServer.Answer, isHead: Bool) -> Bool {
        switch answer {
        case .respond(let response):
            return connection.write(head(of: response) + (isHead ? Data() : response.body))
        case .respondLate(let response, let pause):
            return connection.pause(pause) && send(.respond(response), isHead: isHead)
        case .close:
            return false
        case .hang:
            connection.hang()
        case .truncate(let response, let count):
            connection.write(head(of: response) + response.body.prefix(count))
        case .drip(let response, let pause):
            return connection.write(head(of: response))
                && response.body.allSatisfy { connection.pause(pause) && connection.write([$0]) }
        case .endless(let bytes):
            var isThere = connection.write(Array("HTTP/1.1 200 Scripted\r\nConnection: close\r\n\r\n".utf8))
            while isThere { isThere = connection.write(bytes) }
        case .raw(let bytes):
            connection.write(bytes)
        }
        return false
    }

    private func head(of response: HTTPResponse) -> [UInt8] {
        var lines = ["HTTP/1.1 \(response.status) Scripted", "Content-Length: \(response.body.count)"]
        lines += response.headers.map { "\($0.key): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}
