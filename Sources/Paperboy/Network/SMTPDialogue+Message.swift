extension SMTPDialogue {
    /// Says MAIL, RCPT and DATA, if they have not been said ahead, and reads the replies.
    func begin(_ message: SMTPMessage) throws(SMTPError) {
        let steps = try steps(of: message)
        if announced != nil {
            guard announced == message.envelope else {
                abandon()
                throw .notSent("another message had been announced")
            }
            announced = nil
            return try readReplies(to: steps)
        }
        guard extensions.pipelining else {
            for step in steps { try take(step) }
            return
        }
        do throws(ConnectionLost) {
            try checkSilence()
            try write(Self.group(steps))
        } catch {
            throw .notSent(error.words)
        }
        try readReplies(to: steps)
    }

    /// Sends the content of the message that ``begin(_:)`` began, and gives the server's receipt.
    /// - Parameters:
    ///   - next: whose envelope leaves with the final dot, if the server takes groups of commands.
    ///   - beforeEnd: called once, when all is sent but the final dot; the dot follows when it has returned.
    func finish(
        _ content: SMTPContent,
        announcing next: SMTPMessage?,
        beforeEnd: () throws -> Void
    ) throws(SMTPError) -> SMTPReply {
        do throws(ConnectionLost) {
            try write(content.bytes)
            try checkSilence()
        } catch {
            throw .notSent(error.words)
        }
        try mark(beforeEnd)
        return try end(announcing: next)
    }

    // MARK: Before the content

    /// A command, and the reply that lets us go on.
    private struct Step {
        var line: String
        var stage: SMTPError.Stage
        var wanted = 200...299
    }

    private func steps(of message: SMTPMessage) throws(SMTPError) -> [Step] {
        [
            Step(line: try mail(message.envelope, message.content), stage: .sender),
            Step(line: "RCPT TO:<\(message.envelope.recipient)>", stage: .recipient),
            Step(line: "DATA", stage: .data, wanted: 354...354),
        ]
    }

    private func mail(_ envelope: SMTPEnvelope, _ content: SMTPContent) throws(SMTPError) -> String {
        if envelope.isInternational, !extensions.internationalAddresses {
            throw .unsendable("an address is not ASCII, and this server does not take such (SMTPUTF8)")
        }
        if content.isEightBit, !extensions.eightBit {
            throw .unsendable("the message has 8-bit bytes, and this server does not take such (8BITMIME)")
        }
        if let limit = extensions.sizeLimit, content.size > limit {
            throw .unsendable("the message has \(content.size) bytes; this server takes \(limit) (SIZE)")
        }
        var line = "MAIL FROM:<\(envelope.sender)>"
        if extensions.size { line += " SIZE=\(content.size)" }
        if content.isEightBit { line += " BODY=8BITMIME" }
        if envelope.isInternational { line += " SMTPUTF8" }
        return line
    }

    private static func group(_ steps: [Step]) -> [UInt8] {
        var bytes: [UInt8] = []
        for step in steps {
            bytes += step.line.utf8
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    /// One command in step with its reply.
    private func take(_ step: Step) throws(SMTPError) {
        let reply: SMTPReply
        do throws(ConnectionLost) { reply = try command(step.line) } catch { throw .notSent(error.words) }
        try checkAnswer(reply, to: step)
        if step.wanted.contains(reply.code) { return }
        startOver()
        throw .refused(reply, step.stage)
    }

    /// The replies to a group. All are read: the first refusal is what counts, and the others must not be left over.
    private func readReplies(to steps: [Step]) throws(SMTPError) {
        var refusal: SMTPError?
        var isOpen = false
        for step in steps {
            let reply = try expectedReply(to: step)
            if step.wanted.contains(reply.code) {
                isOpen = step.stage == .data
            } else {
                refusal = refusal ?? .refused(reply, step.stage)
            }
        }
        guard let refusal else { return }
        if isOpen { try endEmpty() }
        startOver()
        throw refusal
    }

    /// Ends data that a server let us begin for nobody (RFC 2920 §3.1 asks for a single dot).
    private func endEmpty() throws(SMTPError) {
        do throws(ConnectionLost) { try write(Self.dot) } catch { throw .notSent(error.words) }
        _ = try expectedReply(to: Step(line: ".", stage: .message))
    }

    private func expectedReply(to step: Step) throws(SMTPError) -> SMTPReply {
        let reply: SMTPReply
        do throws(ConnectionLost) { reply = try nextReply() } catch { throw .notSent(error.words) }
        try checkAnswer(reply, to: step)
        return reply
    }

    /// A reply that says neither yes nor no, or that ends the connection, tells nothing of the message.
    private func checkAnswer(_ reply: SMTPReply, to step: Step) throws(SMTPError) {
        let isAnswer = step.wanted.contains(reply.code) || reply.isTransient || reply.isPermanent
        guard isAnswer, !reply.isClosing else {
            abandon()
            throw .notSent("the server answered: \(reply)")
        }
    }

    /// Takes back what MAIL and RCPT have said, so that the connection is good for the next message.
    private func startOver() {
        if (try? command("RSET"))?.isPositive != true { abandon() }
    }

    // MARK: The end

    private static let dot: [UInt8] = [UInt8(ascii: "."), 0x0D, 0x0A]

    private func mark(_ beforeEnd: () throws -> Void) throws(SMTPError) {
        do {
            try beforeEnd()
        } catch {
            abandon()
            throw .markFailed("\(error)")
        }
    }

    private func end(announcing next: SMTPMessage?) throws(SMTPError) -> SMTPReply {
        let reply: SMTPReply
        do throws(ConnectionLost) {
            try write(Self.dot + announcement(of: next))
            reply = try lastReply()
        } catch {
            throw .uncertain(error.words)
        }
        if reply.isPositive { return reply }
        if reply.isTransient || reply.isPermanent { throw .refused(reply, .message) }
        abandon()
        throw .uncertain("the server answered the final dot with: \(reply)")
    }

    /// The next message's envelope; nothing where it cannot go ahead.
    private func announcement(of next: SMTPMessage?) -> [UInt8] {
        guard extensions.pipelining, let next, let steps = try? steps(of: next) else { return [] }
        announced = next.envelope
        return Self.group(steps)
    }
}
