import Foundation
import Glibc

/// Looks whether anybody reads what comes back: bounces, complaints, wishes to leave and to subscribe.
struct MailboxCheck {
    let configuration: Configuration
    let isOffline: Bool

    func diagnoses() async -> [Diagnosis] {
        guard let mailbox = configuration.mailbox else { return [unread] }
        switch mailbox.place {
        case .maildir(let url): return [maildir(url)] + addresses
        case .imap(let server, let done): return [await imap(server, done)] + addresses
        }
    }

    private var unread: Diagnosis {
        guard let mail = configuration.mail, !mail.isRepeatable else {
            return .skipped("mailbox", "not configured, and no mail leaves")
        }
        let finding = "nobody reads \(mail.bounces): bounces, complaints, wishes to unsubscribe by mail"
        return .warning("mailbox", finding, "configure `mailbox:`, and let cron call `paperboy mailbox`")
    }

    // MARK: Places

    private func maildir(_ url: URL) -> Diagnosis {
        let folder = MailFolder(url: url)
        do throws(FileError) {
            let count = try folder.items().count
            guard folder.isMaildir else {
                guard count == 0 else { return .ok("mailbox", "\(url.path) has \(count) .eml files") }
                let finding = "\(url.path) is no Maildir (no `new` and `cur`) and has no .eml files"
                return .warning("mailbox", finding, "mend `mailbox.maildir`")
            }
        } catch {
            return .failure("mailbox", "\(error)", "mend `mailbox.maildir`, or give this user the right to read it")
        }
        let locked = ["new", "cur"].map { url.appending(path: $0).path }.first { access($0, W_OK | X_OK) != 0 }
        if let locked {
            let advice = "give this user the right to: mails that were read move from `new` to `cur`"
            return .failure("mailbox", "\(locked) may not be written", advice)
        }
        return .ok("mailbox", "\(url.path) can be read and written")
    }

    private func imap(_ server: IMAPServer, _ done: String?) async -> Diagnosis {
        guard !isOffline else { return .skipped("mailbox", "not asked") }
        if let failure = await open(server) {
            let advice = "mend `mailbox.imap`, user and password; nothing is read meanwhile"
            return .failure("mailbox", "\(failure)", advice)
        }
        guard let done else { return .ok("mailbox", "\(server) opens") }
        var handled = server
        handled.folder = done
        if let failure = await open(handled) {
            let advice = "make the folder, or mend `mailbox.done`; until then reading stops at the first mail"
            return .failure("mailbox", "\(failure)", advice)
        }
        return .ok("mailbox", "\(server) opens, and so does \(done)")
    }

    /// Nil when the folder opens.
    private func open(_ server: IMAPServer) async -> IMAPError? {
        await BlockingThread(label: "paperboy.doctor").run {
            do throws(IMAPError) {
                _ = try IMAPMailbox(server).open()
                return nil
            } catch {
                return error
            }
        }
    }

    // MARK: Addresses

    private var addresses: [Diagnosis] {
        guard let mail = configuration.mail else {
            let finding = "without `mail:` nobody knows which addresses are the newsletter's: no wish is understood"
            return [.warning("addresses", finding, "add `mail:`")]
        }
        guard configuration.web != nil else {
            let finding = "wishes to subscribe by mail wait for you: nobody would send the letter to confirm"
            return [.warning("addresses", finding, "set `web.url`, and run `paperboy serve`")]
        }
        let from = mail.from.address
        let finding =
            "bounces and wishes to leave come to \(mail.bounces), wishes to subscribe to "
            + "\(from.localPart)+subscribe@\(from.domain)"
        return [.ok("addresses", finding)]
    }
}
