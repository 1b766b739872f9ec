/// Hands messages to one SMTP server, one after another over one connection.
///
/// Its calls block: it belongs to one worker with a thread of its own. What was begun ends with an answer or at a
/// time limit (``SMTPLimits``).
public final class SMTPConnection {
    public let server: SMTPServer
    private let limits: SMTPLimits
    private var dialogue: SMTPDialogue?

    public init(to server: SMTPServer, limits: SMTPLimits = SMTPLimits()) {
        self.server = server
        self.limits = limits
    }

    /// Connects, secures and logs in, if that has not been done; sending does it too.
    /// - Throws: ``SMTPError/unavailable(_:)`` or ``SMTPError/loginRefused(_:)``.
    public func open() throws(SMTPError) {
        _ = try opened()
    }

    /// Hands one message in and gives the server's reply to its final dot, always 2xx.
    ///
    /// After a refusal the connection goes on; after any doubt it is closed, and opened anew for the next message.
    /// - Parameters:
    ///   - next: the message that will be sent next. Where the server takes commands in groups, its envelope leaves
    ///     with this message's final dot: one round trip a message (RFC 2920).
    ///   - beforeEnd: called at most once, when everything but the final dot is out: the place for a durable mark.
    ///     No byte of the dot's line leaves before it returns; if it throws, the connection is dropped instead.
    /// - Throws: every case of ``SMTPError``. All but `uncertain` mean that the server has not taken the message.
    public func send(
        _ message: SMTPMessage,
        announcing next: SMTPMessage? = nil,
        beforeEnd: () throws -> Void = {}
    ) throws(SMTPError) -> SMTPReply {
        let dialogue = try begun(message)
        defer { if !dialogue.isUsable { self.dialogue = nil } }
        return try dialogue.finish(message.content, announcing: next, beforeEnd: beforeEnd)
    }

    /// Says goodbye. The next message opens a new connection.
    public func close() {
        if let dialogue, dialogue.announced == nil { _ = try? dialogue.command("QUIT") }
        dialogue = nil
    }

    /// A dialogue in which the server waits for the message's content.
    private func begun(_ message: SMTPMessage) throws(SMTPError) -> SMTPDialogue {
        if let used = dialogue {
            do throws(SMTPError) {
                try begin(used, message)
                return used
            } catch {
                // Servers close what was idle, or used often enough. No content has left yet, so nothing is lost.
                guard case .notSent = error else { throw error }
            }
        }
        let fresh = try opened()
        try begin(fresh, message)
        return fresh
    }

    private func begin(_ dialogue: SMTPDialogue, _ message: SMTPMessage) throws(SMTPError) {
        defer { if !dialogue.isUsable { self.dialogue = nil } }
        try dialogue.begin(message)
    }

    private func opened() throws(SMTPError) -> SMTPDialogue {
        if let dialogue, dialogue.isUsable { return dialogue }
        let fresh = try SMTPDialogue(with: server, limits: limits)
        dialogue = fresh
        return fresh
    }
}
