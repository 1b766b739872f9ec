import Foundation
import Paperboy
import Testing

@Suite("HTTP client, file addresses")
struct FileFetchTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "paperboy-\(UUID().uuidString)")
    let client = HTTPClient(userAgent: "t", limits: HTTPLimits(body: 10))

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    @Test("a file is an answer with status 200, an empty one too, and a query is not part of its name")
    func read() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let full = folder.appending(path: "日 本.xml")
        try Data("0123456789".utf8).write(to: full)
        try Data().write(to: folder.appending(path: "empty"))
        let asked = full.appending(queryItems: [URLQueryItem(name: "q", value: "a")])
        #expect(
            try await client.fetch(HTTPRequest(url: asked)) == HTTPResponse(status: 200, body: Data("0123456789".utf8))
        )
        let empty = try await client.fetch(HTTPRequest(url: folder.appending(path: "empty")))
        #expect(empty == HTTPResponse(status: 200))
    }

    @Test("a missing file, a folder and a file over the limit are errors that name the path")
    func refused() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let missing = folder.appending(path: "missing")
        await #expect(throws: HTTPError(url: missing, reason: .unreachable("\(missing.path): no such file"))) {
            try await client.fetch(HTTPRequest(url: missing))
        }
        await #expect(throws: HTTPError.self) { try await client.fetch(HTTPRequest(url: folder)) }
        let large = folder.appending(path: "large")
        try Data(count: 11).write(to: large)
        await #expect(throws: HTTPError(url: large, reason: .tooLarge(limit: 10))) {
            try await client.fetch(HTTPRequest(url: large))
        }
    }
}
