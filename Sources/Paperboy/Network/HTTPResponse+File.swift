import Foundation

extension HTTPResponse {
    /// The bytes of a file as an answer with status 200; the address's query is not looked at.
    /// - Parameter limit: the most bytes that are read.
    init(file url: URL, limit: Int) throws(HTTPError) {
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            self.init(status: 200, body: try handle.read(upToCount: limit + 1) ?? Data())
        } catch {
            throw HTTPError(url: url, reason: .unreachable("\(url.path): \(Self.words(for: error))"))
        }
        guard body.count <= limit else { throw HTTPError(url: url, reason: .tooLarge(limit: limit)) }
    }

    private static func words(for error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "no such file"
        case .fileReadNoPermission: "no permission to read it"
        default: error.localizedDescription
        }
    }
}
