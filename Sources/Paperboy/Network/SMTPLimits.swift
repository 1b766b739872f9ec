/// How long an SMTP server may take.
public struct SMTPLimits: Equatable, Sendable {
    /// Until the connection stands: TCP, TLS, EHLO and login together.
    public var opening: Duration
    /// For the reply to a command, and for taking a message's bytes.
    public var reply: Duration
    /// For the reply to the final dot. Whoever gives up earlier risks a second copy (RFC 5321 §4.5.3.2.6 asks for
    /// ten minutes; RFC 1047 tells why).
    public var endOfData: Duration

    public init(
        opening: Duration = .seconds(60),
        reply: Duration = .seconds(60),
        endOfData: Duration = .seconds(300)
    ) {
        self.opening = opening
        self.reply = reply
        self.endOfData = endOfData
    }
}
