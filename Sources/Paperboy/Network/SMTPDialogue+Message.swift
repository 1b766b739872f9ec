extension SMTPDialogue {
    /// Begins a message with MAIL.
    func begin(_ envelope: SMTPEnvelope, _ content: SMTPContent) throws(SMTPError) {
        try step(mail(envelope, content), .sender)
    }

    /// Sends the message that ``begin(_:_:)`` began, and gives the server's receipt.
    /// - Parameter beforeEnd: called once, when all is sent but the final dot; the dot follows when it has returned.
    func finish(
        _ envelope: SMTPEnvelope,
        _ content: SMTPContent,
        beforeEnd: () throws -> Void
    ) throws(SMTPError) -> SMTPReply {
        try step("RCPT TO:<\(envelope.recipient)>", .recipient)
        try step("DATA", .data, wanted: 354...354)
        do throws(ConnectionLost) {
            try write(content.bytes)
            try checkSilence()
        } catch {
            throw .notSent(error.words)
        }
        try mark(beforeEnd)
        return try end()
    }

    private func mail(_ envelope: SMTPEnvelope, _ content: SMTPContent) throws(SMTPError) -> String {
        if envelope.isInternational, !extensions.internationalAddresses {
            throw .unsendable("an address is not ASCII, and this server does not take such (SMTPUTF8)")
        }
        if content.isEightBit, !extensions.eightBit {
            throw .unsendable("the message has 8-bit bytes, and this server does not take such (8BITMIME)")
        }
        var line = "MAIL FROM:<\(envelope.sender)>"
        if extensions.size { line += " SIZE=\(content.size)" }
        if content.isEightBit { line += " BODY=8BITMIME" }
        if envelope.isInternational { line += " SMTPUTF8" }
        return line
    }

    /// One command before the data, and the reply that lets us go on.
    private func step(
        _ line: String,
        _ stage: SMTPError.Stage,
        wanted: ClosedRange<Int> = 200...299
    ) throws(SMTPError) {
        let reply: SMTPReply
        do throws(ConnectionLost) { reply = try command(line) } catch { throw .notSent(error.words) }
        if wanted.contains(reply.code) { return }
        guard reply.isTransient || reply.isPermanent, !reply.isClosing else {
            abandon()
            throw .notSent("the server answered: \(reply)")
        }
        startOver()
        throw .refused(reply, stage)
    }

    /// Takes back what MAIL and RCPT have said, so that the connection is good for the next message.
    private func startOver() {
        if (try? command("RSET"))?.isPositive != true { abandon() }
    }

    private func mark(_ beforeEnd: () throws -> Void) throws(SMTPError) {
        do {
            try beforeEnd()
        } catch {
            abandon()
            throw .markFailed("\(error)")
        }
    }

    private func end() throws(SMTPError) -> SMTPReply {
        let reply: SMTPReply
        do throws(ConnectionLost) {
            try write([UInt8(ascii: "."), 0x0D, 0x0A])
            reply = try lastReply()
        } catch {
            throw .uncertain(error.words)
        }
        if reply.isPositive { return reply }
        if reply.isTransient || reply.isPermanent { throw .refused(reply, .message) }
        abandon()
        throw .uncertain("the server answered the final dot with: \(reply)")
    }
}
