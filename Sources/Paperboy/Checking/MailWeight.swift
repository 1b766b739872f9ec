/// What mails with their figures inside weigh, one and all together.
struct MailWeight {
    /// From here on mail is slow to open on a telephone, and full mailboxes refuse it.
    private static let heavy = 200_000

    /// Of one message, as it travels.
    let bytes: Int
    /// Everybody who subscribes.
    let readers: Int

    func diagnosis(of subject: String) -> Diagnosis {
        let all = "\(Self.megabytes(bytes * readers)) MB for \(readers) readers"
        let finding = "\(bytes / 1000) KB with its figures, \(all)"
        guard bytes >= Self.heavy else { return .ok(subject, finding) }
        return .warning(subject, finding, "make `figures.width` smaller, or set `mail.figures: link`")
    }

    /// Whole ones from 10 on, one decimal below.
    private static func megabytes(_ bytes: Int) -> String {
        let tenths = (bytes + 50_000) / 100_000
        return tenths >= 100 ? "\((tenths + 5) / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
