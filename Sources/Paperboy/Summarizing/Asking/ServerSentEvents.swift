import Foundation

/// Reads `text/event-stream` (HTML Living Standard §9.2) that has come in whole, or as far as it came.
enum ServerSentEvents {
    /// The data of each event, in order. An event that its blank line does not end is dropped, as the standard says.
    static func data(in body: Data) -> [Data] {
        let text = String(decoding: body, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var events: [Data] = []
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.isEmpty {
                if !lines.isEmpty { events.append(Data(lines.joined(separator: "\n").utf8)) }
                lines = []
            } else if line.hasPrefix("data:") {
                let value = line.dropFirst(5)
                lines.append(value.hasPrefix(" ") ? value.dropFirst() : value)
            }
        }
        return events
    }
}
