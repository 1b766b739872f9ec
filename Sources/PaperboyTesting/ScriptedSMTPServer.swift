import Synchronization

/// An SMTP server on 127.0.0.1 that answers as a test tells it and remembers what it took.
///
/// ```swift
/// let server = try ScriptedSMTPServer.start()
/// server.on("gone@example.com", .refuse("550 5.1.1 no such user"))
/// let connection = SMTPConnection(to: SMTPServer(host: "127.0.0.1", port: server.port))
/// ```
/// It stops when it is let go of, or by ``stop()``.
public final class ScriptedSMTPServer: Sendable {
    /// How the server is set up.
    public struct Options: Sendable {
        public var greeting = "220 scripted ESMTP"
        /// The lines after the first of the reply to EHLO.
        public var extensions = ["SIZE 52428800", "8BITMIME", "SMTPUTF8", "PIPELINING", "ENHANCEDSTATUSCODES"]
        /// Offers AUTH PLAIN and takes this user and password only.
        public var credentials: (user: String, password: String)?
        /// Offers AUTH XOAUTH2 too (after CRAM-MD5, which it does not know how to check) and takes this user with this
        /// access token. Another token gets the challenge of RFC 7628 §3.2.2 in place of a refusal, which follows.
        public var token: (user: String, token: String)?
        /// Sends every reply one byte at a time.
        public var dribbles = false
        /// Closes each connection with 421 instead of an answer to MAIL after so many messages.
        public var messagesPerConnection = Int.max
        /// Answers DATA with 354 though every recipient was refused; then takes an empty message for nobody.
        public var takesDataForNobody = false

        public init() {}
    }

    /// What happens when an address turns up in MAIL or RCPT.
    public enum Behaviour: Sendable {
        /// This reply to MAIL or RCPT; after a 421 the connection is closed. Line breaks are `\r\n`.
        case refuse(String)
        /// This reply to DATA.
        case refuseData(String)
        /// This reply to the final dot, in place of "250"; a 2xx means that the message is taken.
        case answerMessage(String)
        /// Waits, then answers the final dot.
        case delayReply(Duration)
        /// Closes the connection when so many bytes of the message have come.
        case dropInData(afterBytes: Int)
        /// Says this after "354", before the message has ended, and goes on reading.
        case interruptData(String)
        /// Takes the message and closes the connection without a word.
        case takeAndClose
    }

    /// A message that was taken.
    public struct Message: Equatable, Sendable {
        public var sender: String
        /// What followed the address in MAIL, such as `SIZE=120 BODY=8BITMIME`.
        public var parameters: String
        public var recipients: [String]
        /// The bytes without the final dot and without added dots.
        public var data: [UInt8]
        /// The connection's number, from 1.
        public var connection: Int
    }

    private let script: SMTPScript
    private let listener: LoopbackListener

    private init(script: SMTPScript, listener: LoopbackListener) {
        self.script = script
        self.listener = listener
    }

    /// A server that listens on a port which the system chose.
    public static func start(_ options: Options = Options()) throws -> ScriptedSMTPServer {
        let script = SMTPScript(options: options)
        let listener = try LoopbackListener { connection in
            var session = SMTPSession(connection: connection, script: script)
            session.run()
        }
        return ScriptedSMTPServer(script: script, listener: listener)
    }

    /// Accepts nothing more and breaks every connection. Safe to call again.
    public func stop() { listener.stop() }

    public var port: Int { Int(listener.port) }

    /// Sets what happens at an address; the last one set counts. Without one the message is taken.
    public func on(_ address: String, _ behaviour: Behaviour) {
        script.update { $0.behaviours[address] = behaviour }
    }

    /// The messages that were taken, in order.
    public var messages: [Message] { script.read { $0.messages } }

    /// Every command line of every connection, in the order in which they came.
    public var commands: [String] { script.read { $0.commands } }

    /// How many connections were opened.
    public var connections: Int { script.read { $0.connections } }

    /// How many final dots have come in.
    public var finalDots: Int { script.read { $0.finalDots } }

    /// How many bytes have come after "354" so far, in all messages, dots included: those of whole lines, and of the
    /// unfinished one when the connection is lost.
    public var dataBytes: Int { script.read { $0.dataBytes } }
}
