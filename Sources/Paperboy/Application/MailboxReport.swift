/// What reading the mailbox did.
public struct MailboxReport: Report {
    /// Mails handled now.
    public var handled = 0
    /// Of these, how many of each kind.
    public var kinds: [String: Int] = [:]
    /// Of these, how many had which effect.
    public var effects: [String: Int] = [:]
    /// What the operator should look at.
    public var remarks: [String] = []

    public var text: String {
        let sorted = { (counts: [String: Int]) in
            counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        }
        let head = handled == 0 ? "no new mail" : "\(handled) mails: \(sorted(kinds))"
        let effect = effects.filter { $0.key != "none" }
        return ([head] + (effect.isEmpty ? [] : ["  \(sorted(effect))"]) + remarks.map { "  note: \($0)" })
            .joined(separator: "\n")
    }

    mutating func count(_ kind: MailKind, _ effect: MailEffect) {
        handled += 1
        kinds[kind.rawValue, default: 0] += 1
        effects[effect.rawValue, default: 0] += 1
    }
}

/// The mails that wait for the operator.
public struct KeptMailReport: Report {
    /// Newest first, at most a hundred.
    public var mails: [KeptMail]
    /// All that wait.
    public var count: Int

    public var text: String {
        guard count > 0 else { return "nothing waits to be looked at" }
        let lines = mails.map { mail in
            let time = ZonedTime(mail.handled, offset: 0).rfc3339
            return "\(mail.id)  \(time)  \(mail.kind.rawValue)  \(mail.sender ?? "?")  \(mail.subject ?? "")\n    "
                + "\(mail.remark ?? "") (\(mail.key))"
        }
        let more = count > mails.count ? ["and \(count - mails.count) older ones"] : []
        return (lines + more + ["`paperboy mailbox --dismiss` takes them off this list"]).joined(separator: "\n")
    }
}
