import Foundation

/// Reads an IMAP folder from where it was left: fetch, commit the result, then move.
///
/// Killed at any point, it begins again after the last mail whose result was committed.
actor MailboxReader {
    private let executor = QueueExecutor(label: "imap")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let server: IMAPServer
    private let done: String?
    private let judge: MessageJudge
    private let handler: MailHandler
    private var report = MailboxReport()

    /// - Parameter done: the folder that handled mails are moved to; nil to leave them.
    init(server: IMAPServer, done: String?, judge: MessageJudge, handler: MailHandler) {
        self.server = server
        self.done = done
        self.judge = judge
        self.handler = handler
    }

    /// Handles what is new.
    func run() throws -> MailboxReport {
        let mailbox = try IMAPMailbox(server)
        let folder = try mailbox.open()
        let known = try handler.store.mailboxPosition(of: server.source)
        // Under another UIDVALIDITY all numbers are new; mails that were handled are known by their digests.
        var last = known?.validity == folder.validity ? known?.lastUID ?? 0 : 0
        if done != nil { try moveHandled(until: last, mailbox, folder) }
        while last + 1 < folder.nextUID {
            let end = min(last + IMAPMailbox.window, folder.nextUID - 1)
            for uid in try mailbox.uids(in: (last + 1)...end) { try handle(uid, mailbox, folder) }
            last = end
        }
        return report
    }

    private func handle(_ uid: UInt32, _ mailbox: IMAPMailbox, _ folder: IMAPMailbox.Folder) throws {
        try Task.checkCancellation()
        guard let bytes = try mailbox.mail(uid) else { return }
        let key = "\(folder.validity).\(uid)"
        let mail = JudgedMail(source: server.source, key: key, bytes: bytes, judge: judge)
        let position = MailboxPosition(validity: folder.validity, lastUID: uid)
        if let effect = try handler.handle(mail, at: position) { report.count(mail.judgement.kind, effect) }
        if let done { try mailbox.move(uid, to: done) }
    }

    /// What was handled and not moved because the process died in between.
    private func moveHandled(until last: UInt32, _ mailbox: IMAPMailbox, _ folder: IMAPMailbox.Folder) throws {
        guard let done, last > 0 else { return }
        // From the newest down, as long as there is something to move: the rest was moved by earlier runs.
        var end = last
        while end > 0 {
            let first = end > IMAPMailbox.window ? end - IMAPMailbox.window + 1 : 1
            let handled = try mailbox.uids(in: first...end).filter { uid in
                try handler.store.hasHandled("\(folder.validity).\(uid)", of: server.source)
            }
            for uid in handled { try mailbox.move(uid, to: done) }
            if handled.isEmpty { return }
            end = first - 1
        }
    }
}
