public import Foundation

/// A folder that gets a file a message in place of a relay.
public struct Outbox: MailTransport, MailSession {
    private let folder: URL

    public init(folder: URL) { self.folder = folder }

    public var name: String { "outbox:\(folder.path)" }

    /// A message's file has a fixed name: writing it again replaces it.
    public var isRepeatable: Bool { true }

    /// Looks whether the folder can be written.
    public func probe() throws(SMTPError) {
        let diagnosis = FolderCheck.diagnosis("outbox", folder)
        if diagnosis.state == .failure { throw .unavailable(diagnosis.finding) }
    }

    public func session() -> any MailSession { self }

    public func deliver(
        _ mail: OutgoingMail,
        announcing next: OutgoingMail?,
        beforeEnd: () throws -> Void
    ) throws(SMTPError) -> SMTPReply {
        do {
            try beforeEnd()
        } catch {
            throw .markFailed("\(error)")
        }
        let file = folder.appending(path: mail.fileName)
        do {
            try AtomicFile.write(Data(mail.bytes), to: file)
        } catch {
            throw .unavailable("\(error)")
        }
        return SMTPReply(code: 250, lines: ["written to \(file.path)"])
    }

    public func close() {}
}
