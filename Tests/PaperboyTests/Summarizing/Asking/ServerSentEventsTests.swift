import Foundation
import Testing

@testable import Paperboy

@Suite("Server-sent events")
struct ServerSentEventsTests {
    @Test(
        "are read in every form of the standard",
        arguments: [
            ("data: a\n\n", ["a"]), ("event: x\r\ndata: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
            ("data:a\n\n: comment\n\ndata: b\ndata: c\n\n", ["a", "b\nc"]), ("data: a\r\rdata: b\r\r", ["a", "b"]),
            ("id: 1\nretry: 5\n\n", []), ("data: a\n\ndata: not ended\n", ["a"]), ("", []),
        ]
    )
    func forms(body: String, events: [String]) {
        #expect(ServerSentEvents.data(in: Data(body.utf8)) == events.map { Data($0.utf8) })
    }
}
