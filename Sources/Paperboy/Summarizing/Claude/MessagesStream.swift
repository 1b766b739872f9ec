import Foundation

/// Puts a Message together from the events of a stream.
struct MessagesStream {
    /// How a stream ended before its Message was whole.
    enum Broken: Error, Equatable {
        /// An `error` event, after an answer that began with status 200.
        case error(type: String?, message: String)
        case cut
        case unreadable(String)
    }

    private var message: MessagesAnswer?
    private var isEnded = false

    static func message(in body: Data) throws(Broken) -> MessagesAnswer {
        var stream = MessagesStream()
        for data in ServerSentEvents.data(in: body) where !stream.isEnded { try stream.take(data) }
        guard stream.isEnded, let message = stream.message else { throw .cut }
        return message
    }

    private mutating func take(_ data: Data) throws(Broken) {
        let event: Event
        do {
            event = try JSONDecoder().decode(Event.self, from: data)
        } catch {
            throw .unreadable("an event cannot be read")
        }
        switch event.type {
        case "message_start": message = event.message
        case "content_block_delta": append(event.delta)
        case "message_delta": finish(event)
        case "message_stop": isEnded = true
        case "error": throw .error(type: event.error?.type, message: event.error?.message ?? "")
        default: break  // ping, the beginning and end of a block, and what may be added later
        }
    }

    private mutating func append(_ delta: Event.Delta?) {
        guard delta?.type == "text_delta", let text = delta?.text else { return }
        message?.content.append(MessagesAnswer.Block(type: "text", text: text))
    }

    private mutating func finish(_ event: Event) {
        message?.stopReason = event.delta?.stopReason
        message?.stopDetails = event.delta?.stopDetails
        if let usage = event.usage, let known = message?.usage { message?.usage = known.updated(by: usage) }
    }

    private struct Event: Decodable {
        struct Delta: Decodable {
            var type: String?
            var text: String?
            var stopReason: String?
            var stopDetails: MessagesAnswer.StopDetails?

            private enum CodingKeys: String, CodingKey {
                case type, text
                case stopReason = "stop_reason"
                case stopDetails = "stop_details"
            }
        }

        struct Failure: Decodable {
            var type: String?
            var message: String?
        }

        var type: String
        var message: MessagesAnswer?
        var delta: Delta?
        var usage: MessagesAnswer.Usage?
        var error: Failure?
    }
}
