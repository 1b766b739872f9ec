import Foundation

/// Serves one connection of a ``ScriptedSMTPServer``.
struct SMTPSession {
    private let connection: LoopbackConnection
    private let script: SMTPScript
    private let number: Int
    private var message: ScriptedSMTPServer.Message
    private var taken = 0
    /// Whether a sender was taken since the last message.
    private var isBegun = false

    init(connection: LoopbackConnection, script: SMTPScript) {
        self.connection = connection
        self.script = script
        number = script.nextConnection()
        message = Self.empty(number)
    }

    mutating func run() {
        guard say(script.options.greeting) else { return }
        while let line = connection.readLine() {
            let command = String(decoding: line, as: UTF8.self)
            script.update { $0.commands.append(command) }
            guard answer(command) else { return }
        }
    }

    /// Whether the connection stays open.
    private mutating func answer(_ command: String) -> Bool {
        switch command.prefix(while: { $0 != " " }).uppercased() {
        case "EHLO", "HELO": return say(hello())
        case "AUTH": return say(login(command))
        case "MAIL": return begin(command)
        case "RCPT": return addRecipient(command)
        case "DATA": return readMessage()
        case "RSET":
            message = Self.empty(number)
            return say("250 2.0.0 Ok")
        case "QUIT":
            say("221 2.0.0 Bye")
            return false
        default: return say("500 5.5.2 Unknown command")
        }
    }

    private func hello() -> String {
        let lines = ["scripted"] + script.options.extensions + mechanisms
        return lines.enumerated().map { index, line in
            "250\(index == lines.count - 1 ? " " : "-")\(line)"
        }.joined(separator: "\r\n")
    }

    private var mechanisms: [String] {
        let password = script.options.credentials == nil ? [] : ["PLAIN"]
        let token = script.options.token == nil ? [] : ["CRAM-MD5", "XOAUTH2"]
        return password.isEmpty && token.isEmpty ? [] : ["AUTH \((password + token).joined(separator: " "))"]
    }

    private func login(_ command: String) -> String {
        if command.hasPrefix("AUTH XOAUTH2 ") { return loginByToken(command) }
        guard let wanted = script.options.credentials else { return "503 5.5.1 No login here" }
        let given = command.split(separator: " ").last.flatMap { Data(base64Encoded: String($0)) } ?? Data()
        return given == Data("\0\(wanted.user)\0\(wanted.password)".utf8)
            ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong user or password"
    }

    private func loginByToken(_ command: String) -> String {
        guard let wanted = script.options.token else { return "504 5.5.4 No such login here" }
        let given = command.split(separator: " ").last.flatMap { Data(base64Encoded: String($0)) } ?? Data()
        let form = "user=\(wanted.user)\u{1}auth=Bearer \(wanted.token)\u{1}\u{1}"
        if given == Data(form.utf8) { return "235 2.7.0 Welcome" }
        let reason = #"{"status":"400","schemes":"Bearer","scope":"https://mail.example.com/"}"#
        let challenge = Data(reason.utf8).base64EncodedString()
        guard say("334 \(challenge)"), connection.readLine() != nil else { return "421 Bye" }
        return "535 5.7.8 Wrong token"
    }

    private mutating func begin(_ command: String) -> Bool {
        guard taken < script.options.messagesPerConnection else { return say("421 4.7.0 Enough for one connection") }
        message = Self.empty(number)
        message.sender = Self.address(in: command)
        isBegun = false
        message.parameters = String(command.drop { $0 != ">" }.dropFirst(2))
        if case .refuse(let reply) = script.behaviour(at: message.sender) { return say(reply) }
        isBegun = true
        return say("250 2.1.0 Ok")
    }

    private mutating func addRecipient(_ command: String) -> Bool {
        guard isBegun else { return say("503 5.5.1 No sender") }
        let address = Self.address(in: command)
        if case .refuse(let reply) = script.behaviour(at: address) { return say(reply) }
        message.recipients.append(address)
        return say("250 2.1.5 Ok")
    }

    /// False after a 421 or when the peer has gone.
    @discardableResult
    private func say(_ reply: String) -> Bool {
        let bytes = Array("\(reply)\r\n".utf8)
        let isSent = script.options.dribbles ? bytes.allSatisfy { connection.write([$0]) } : connection.write(bytes)
        return isSent && !reply.hasPrefix("421")
    }

    private static func address(in command: String) -> String {
        String(command.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }

    private static func empty(_ connection: Int) -> ScriptedSMTPServer.Message {
        .init(sender: "", parameters: "", recipients: [], data: [], connection: connection)
    }
}

// MARK: The message

extension SMTPSession {
    private var behaviour: ScriptedSMTPServer.Behaviour? {
        (message.recipients + [message.sender]).lazy.compactMap { script.behaviour(at: $0) }.first
    }

    private mutating func readMessage() -> Bool {
        if case .refuseData(let reply) = behaviour { return say(reply) }
        guard !message.recipients.isEmpty || script.options.takesDataForNobody else {
            return say("503 5.5.1 No recipient")
        }
        guard say("354 End data with <CR><LF>.<CR><LF>"), readData() else { return false }
        script.update { $0.finalDots += 1 }
        return settle()
    }

    /// Whether the final dot came.
    private mutating func readData() -> Bool {
        if case .interruptData(let reply) = behaviour, !say(reply) { return false }
        var bytesLeft = Int.max
        if case .dropInData(let count) = behaviour { bytesLeft = count }
        while bytesLeft > 0, let line = connection.readLine() {
            script.update { $0.dataBytes += line.count + 2 }
            bytesLeft -= line.count + 2
            if line == [UInt8(ascii: ".")] { return true }
            message.data += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
            message.data += [0x0D, 0x0A]
        }
        script.update { $0.dataBytes += connection.unreadCount }
        return false
    }

    private mutating func settle() -> Bool {
        var reply = "250 2.0.0 Ok: queued as \(number)-\(taken + 1)"
        switch behaviour {
        case .answerMessage(let other): reply = other
        case .delayReply(let pause): guard connection.pause(pause) else { return false }
        default: break
        }
        if message.recipients.isEmpty { return say("554 5.5.1 No valid recipients") }
        if reply.hasPrefix("2") { take() }
        if case .takeAndClose = behaviour { return false }
        return say(reply)
    }

    private mutating func take() {
        taken += 1
        let message = message
        script.update { $0.messages.append(message) }
    }
}
