public import Foundation

extension Application {
    /// Reads the mailbox once and acts on what is new.
    /// - Parameters:
    ///   - folder: a Maildir or a folder with `.eml` files, in place of the configured mailbox.
    ///   - gate: who takes sign-ups by mail; nil where nobody does, then such mails are kept.
    public func readMailbox(_ folder: URL? = nil, gate: SubscriptionGate? = nil) async throws -> MailboxReport {
        let handler = try mailHandler(gate)
        var report = MailboxReport()
        switch try folder.map({ MailboxSettings.Place.maildir($0) }) ?? place() {
        case .maildir(let url): try read(MailFolder(url: url), handler, &report)
        case .imap(let server, let done):
            report = try await MailboxReader(server: server, done: done, judge: judge, handler: handler).run()
        }
        report.remarks = try remarksOnMailbox()
        return report
    }

    /// The mails that wait for the operator.
    public func keptMails() throws(StoreError) -> KeptMailReport {
        KeptMailReport(mails: try store.keptMails(limit: 100), count: try store.keptMailCount())
    }

    /// Takes all of them off the list.
    public func dismissKeptMails() throws(StoreError) -> WordReport {
        WordReport(message: "\(try store.dismissKeptMails(at: world.now())) mails taken off the list")
    }

    /// What came in that the operator should look at.
    func remarksOnMailbox() throws(StoreError) -> [String] {
        var remarks: [String] = []
        let waiting = try store.keptMailCount()
        if waiting > 0 {
            remarks.append(
                "\(waiting) mails wait to be looked at: not understood, forged, or about nobody who was written to; "
                    + "`paperboy mailbox --list`"
            )
        }
        if let policy = try store.policyBounces(since: world.now() - 7 * 86_400) {
            remarks.append(
                "\(policy.count) mails of the last 7 days came back for a reason of ours (block, policy, authentication), "
                    + "which is held against no reader; the newest says: \(policy.words)"
            )
        }
        return remarks
    }

    private func place() throws(CommandFailure) -> MailboxSettings.Place {
        guard let mailbox = configuration.mailbox else {
            let advice =
                "set `mailbox: {imap: imaps://user@host/INBOX}` or `mailbox: {maildir: DIR}`, or give --maildir DIR"
            throw CommandFailure(.usage, "no mailbox is configured; \(advice)")
        }
        return mailbox.place
    }

    private var judge: MessageJudge { MessageJudge(own: configuration.ownAddresses) }

    private func mailHandler(_ gate: SubscriptionGate?) throws(StoreError) -> MailHandler {
        let keys = try store.keyRing(makeSecret: world.secretBytes, at: world.now())
        let newsletter = configuration.newsletter.slug
        return MailHandler(
            store: store,
            newsletter: newsletter,
            keys: keys,
            returnPath: configuration.mail?.returnPath(newsletter: newsletter, keys: keys),
            gate: gate,
            rules: SuppressionRules(),
            now: world.now
        )
    }

    private func read(_ folder: MailFolder, _ handler: MailHandler, _ report: inout MailboxReport) throws {
        let source = "maildir:\(folder.url.standardizedFileURL.path)"
        let judge = judge
        for item in try folder.items() {
            try Task.checkCancellation()
            if try !store.hasHandled(item.key, of: source), let bytes = try MailFolder.content(of: item) {
                let mail = JudgedMail(source: source, key: item.key, bytes: bytes, judge: judge)
                if let effect = try handler.handle(mail) { report.count(mail.judgement.kind, effect) }
            }
            // Only now: a mail that was moved and not handled would be lost by a crash in between.
            try folder.markSeen(item)
        }
    }
}
