import Foundation
import Synchronization

@testable import Paperboy

/// Answers requests from a closure and remembers them.
final class ScriptedFetch: Sendable {
    private let log = Mutex<[HTTPRequest]>([])
    private let answer: @Sendable (HTTPRequest, Int) throws(HTTPError) -> HTTPResponse

    /// - Parameter answer: also gets the number of the request, from 0.
    init(_ answer: @escaping @Sendable (HTTPRequest, Int) throws(HTTPError) -> HTTPResponse) {
        self.answer = answer
    }

    /// Gives `body` to every request.
    convenience init(_ body: String, status: Int = 200) {
        self.init { _, _ in HTTPResponse(status: status, body: Data(body.utf8)) }
    }

    /// Reads `file:` addresses and reaches nothing else.
    static let files = ScriptedFetch { request, _ throws(HTTPError) in
        guard request.url.isFileURL, let body = try? Data(contentsOf: request.url) else {
            throw HTTPError(url: request.url, reason: .unreachable("no such file"))
        }
        return HTTPResponse(status: 200, body: body)
    }

    var requests: [HTTPRequest] { log.withLock { $0 } }

    var fetch: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        { request throws(HTTPError) in
            let number = self.log.withLock {
                $0.append(request)
                return $0.count - 1
            }
            return try self.answer(request, number)
        }
    }
}

/// Remembers how long it was asked to sleep, and does not.
final class ScriptedSleep: Sendable {
    private let log = Mutex<[Duration]>([])

    var pauses: [Duration] { log.withLock { $0 } }

    var sleep: @Sendable (Duration) async throws -> Void {
        { pause in self.log.withLock { $0.append(pause) } }
    }
}

extension URL {
    init(known text: String) { self = URL(string: text) ?? URL(fileURLWithPath: "/") }

    /// The value of a name in the query, decoded.
    func query(_ name: String) -> String? {
        URLComponents(url: self, resolvingAgainstBaseURL: true)?.queryItems?.first { $0.name == name }?.value
    }
}

extension Range<Date> {
    static let always = Date.distantPast..<Date.distantFuture

    /// From the beginning of the first day to the beginning of the second (UTC).
    static func days(_ from: String, _ to: String) -> Range<Date> {
        guard let from = CalendarDate(from), let to = CalendarDate(to) else { return .always }
        return from.startInUTC..<to.startInUTC
    }
}
