import Foundation

/// Commands and replies on one open connection. Not for two threads at a time.
final class SMTPDialogue {
    /// Learned from EHLO.
    private(set) var extensions = SMTPExtensions()
    /// The envelope that was sent ahead of its message; its replies are still to be read.
    var announced: SMTPEnvelope?
    private let socket: CurlSocket
    private let limits: SMTPLimits
    private var reader = SMTPReplyReader()
    private var isBroken = false

    /// Connects, logs in and asks what the server can do.
    ///
    /// libcurl has said EHLO, but keeps the answer to itself; a second EHLO is allowed (RFC 5321 §4.1.4).
    init(with server: SMTPServer, limits: SMTPLimits) throws(SMTPError) {
        socket = try SMTPDialer(server: server, limits: limits).connect()
        self.limits = limits
        do throws(ConnectionLost) {
            let reply = try command("EHLO \(server.ownName)")
            if reply.isPositive { extensions = SMTPExtensions(reply) }
        } catch {
            throw .unavailable("\(server): \(error.words)")
        }
    }

    /// Whether the next command will get its own reply: nothing was lost, left over or announced to end.
    var isUsable: Bool { !isBroken && (reader.isEmpty || announced != nil) }

    /// Gives the connection up: it is in doubt who says what.
    func abandon() { isBroken = true }

    func command(_ line: String) throws(ConnectionLost) -> SMTPReply {
        try checkSilence()
        try write(Array("\(line)\r\n".utf8))
        return try nextReply()
    }

    /// The reply to a command that has been written.
    func nextReply() throws(ConnectionLost) -> SMTPReply { try reply(within: limits.reply) }

    func write(_ bytes: [UInt8]) throws(ConnectionLost) {
        try breaking { () throws(ConnectionLost) in try socket.write(bytes, within: limits.reply) }
    }

    /// The reply to the final dot.
    func lastReply() throws(ConnectionLost) -> SMTPReply { try reply(within: limits.endOfData) }

    /// Throws when the server has said something that nobody asked for, or has gone: a later reply would then be
    /// taken for one to another command.
    func checkSilence() throws(ConnectionLost) {
        try breaking { () throws(ConnectionLost) in
            if let bytes = try socket.readNow() { reader.append(bytes) }
            guard !reader.isEmpty else { return }
            throw ConnectionLost(words: "the server said without being asked: \(reader.unread)")
        }
    }

    private func reply(within limit: Duration) throws(ConnectionLost) -> SMTPReply {
        let deadline = ContinuousClock.now + limit
        return try breaking { () throws(ConnectionLost) in
            while true {
                if let reply = try parsedReply() { return reply }
                reader.append(try socket.read(until: deadline, limit))
            }
        }
    }

    private func parsedReply() throws(ConnectionLost) -> SMTPReply? {
        do throws(SMTPReplyReader.Malformed) {
            let reply = try reader.next()
            if reply?.isClosing == true { isBroken = true }
            return reply
        } catch {
            throw ConnectionLost(words: "the server sent \(error.words)")
        }
    }

    private func breaking<Value>(_ body: () throws(ConnectionLost) -> Value) throws(ConnectionLost) -> Value {
        do throws(ConnectionLost) {
            return try body()
        } catch {
            isBroken = true
            throw error
        }
    }
}
