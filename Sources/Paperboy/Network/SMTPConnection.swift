/// Hands messages to one SMTP server, one after another over one connection.
///
/// Runs on a queue of its own because its calls block. Cancelling the task does not cut a message off: what was
/// begun ends with an answer or at a time limit (``SMTPLimits``).
public actor SMTPConnection {
    public nonisolated let server: SMTPServer
    private let limits: SMTPLimits
    private let executor = QueueExecutor(label: "paperboy.smtp")
    private var dialogue: SMTPDialogue?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    public init(to server: SMTPServer, limits: SMTPLimits = SMTPLimits()) {
        self.server = server
        self.limits = limits
    }

    /// Connects, secures and logs in, if that has not been done; ``send(_:message:beforeEnd:)`` does it too.
    /// - Throws: ``SMTPError/unavailable(_:)`` or ``SMTPError/loginRefused(_:)``.
    public func open() async throws(SMTPError) {
        _ = try opened()
    }

    /// Hands one message in and gives the server's reply to its final dot, always 2xx.
    ///
    /// After a refusal the connection goes on; after any doubt it is closed, and opened anew for the next message.
    /// - Parameters:
    ///   - message: the whole message with CRLF line ends; dots are taken care of here.
    ///   - beforeEnd: called at most once, when everything but the final dot is out: the place for a durable mark.
    ///     No byte of the dot's line leaves before it returns; if it throws, the connection is dropped instead.
    /// - Throws: every case of ``SMTPError``. All but `uncertain` mean that the server has not taken the message.
    public func send(
        _ envelope: SMTPEnvelope,
        message: [UInt8],
        beforeEnd: @Sendable () throws -> Void = {}
    ) async throws(SMTPError) -> SMTPReply {
        let content = try SMTPContent(message)
        let dialogue = try begun(envelope, content)
        defer { if !dialogue.isUsable { self.dialogue = nil } }
        return try dialogue.finish(envelope, content, beforeEnd: beforeEnd)
    }

    /// Says goodbye. The next message opens a new connection.
    public func close() async {
        _ = try? dialogue?.command("QUIT")
        dialogue = nil
    }

    /// A dialogue that has said MAIL.
    private func begun(_ envelope: SMTPEnvelope, _ content: SMTPContent) throws(SMTPError) -> SMTPDialogue {
        if let used = dialogue {
            do throws(SMTPError) {
                try begin(used, envelope, content)
                return used
            } catch {
                // Servers close what was idle, or used often enough. Nothing has been said yet, so nothing is lost.
                guard case .notSent = error else { throw error }
            }
        }
        let fresh = try opened()
        try begin(fresh, envelope, content)
        return fresh
    }

    private func begin(
        _ dialogue: SMTPDialogue,
        _ envelope: SMTPEnvelope,
        _ content: SMTPContent
    ) throws(SMTPError) {
        defer { if !dialogue.isUsable { self.dialogue = nil } }
        try dialogue.begin(envelope, content)
    }

    private func opened() throws(SMTPError) -> SMTPDialogue {
        if let dialogue, dialogue.isUsable { return dialogue }
        let fresh = try SMTPDialogue(with: server, limits: limits)
        dialogue = fresh
        return fresh
    }
}
