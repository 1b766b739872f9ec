extension ConfigurationReader {
    /// `mailbox: {imap: imaps://user@host/INBOX, password-file: …, done: Handled}` or `mailbox: {maildir: DIR}`
    func mailbox(_ root: YAMLSection) throws(YAMLError) -> MailboxSettings? {
        guard let section = try root.section("mailbox") else { return nil }
        let folder = try path(section, "maildir")
        let imap = try section.string("imap")
        let password = try secret(section, "password")
        let done = try section.value("done", expected: "a folder's name in letters, digits, blanks and . _ - /") {
            IMAPServer.isPlain($0) ? $0 : nil
        }
        try section.finish()
        switch (imap, folder) {
        case (let imap?, nil):
            do {
                return MailboxSettings(place: .imap(try IMAPServer(url: imap, password: password?.value), done: done))
            } catch {
                throw section.error("imap", "\(error)")
            }
        case (nil, let folder?): return MailboxSettings(place: .maildir(folder))
        case (nil, nil): throw section.missing("imap", example: "imaps://user@imap.example.com/INBOX")
        default: throw section.error("maildir", "a mailbox is `imap` or `maildir`, not both")
        }
    }
}
