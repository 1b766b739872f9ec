import Foundation
import GRDB

/// Acts on one mail inside its transaction.
struct MailWork {
    let db: Database
    let mail: JudgedMail
    let trace: MailTrace
    /// What the sign-up said; nil when it was not asked.
    let asked: Bool?
    let rules: SuppressionRules
    let now: Date

    typealias Result = (effect: MailEffect, remark: String?)

    func act() throws -> Result {
        switch mail.judgement.kind {
        case .delivered, .autoreply: (.none, nil)
        case .other: (.kept, nil)
        case .command: try obey()
        case .feedback: try complain()
        case .hard, .soft: try bounce()
        }
    }

    // MARK: Commands

    private func obey() throws -> Result {
        guard let command = mail.judgement.command else { return (.kept, nil) }
        guard case .unsubscribe(let token) = command.action else {
            switch asked {
            case true?: return (.asked, nil)
            case false?: return (.forged, "a confirmation whose token is not ours")
            case nil: return (.kept, "no sign-up is set up here for \(command.action.word) by mail")
            }
        }
        switch (trace, token) {
        case (.proven(let reader, _), _): return try leave(reader, "asked by mail to leave")
        case (_, .some): return (.forged, "a token that is void or not ours")
        // Law asks to heed whoever says no; to be taken off by a forged From can be mended by the reader.
        case (_, nil): break
        }
        guard let reader = try Store.subscriber(key: command.from.key, db) else {
            return (.none, "\(command.from) asked to leave and is no subscriber")
        }
        return try leave(reader.id, "asked by mail to leave")
    }

    private func leave(_ reader: UUID, _ remark: String) throws -> Result {
        try db.execute(
            sql:
                "UPDATE subscriber SET state = 'unsubscribed', changed_at = ? WHERE id = ? AND state <> 'unsubscribed'",
            arguments: [now.timeIntervalSince1970, reader.text]
        )
        guard db.changesCount > 0 else { return (.none, "has left already") }
        try Store.endConsents(of: reader, now, db)
        return (.unsubscribed, remark)
    }

    // MARK: Complaints

    private func complain() throws -> Result {
        guard let feedback = mail.judgement.feedback, feedback.isUnwelcome else {
            return (.kept, "a report of the type \(mail.judgement.reason ?? "other")")
        }
        if trace == .forged { return (.forged, "a complaint to a return path that no key of ours made") }
        let readers = try readers(named: feedback.recipients)
        guard !readers.isEmpty else { return (.kept, "a complaint that names nobody who was written to") }
        var effect = MailEffect.none
        for (reader, issue) in readers {
            try note(reader, issue, kind: "complaint", status: nil, reason: feedback.type, diagnostic: "")
            if try leave(reader, "").effect == .unsubscribed { effect = .unsubscribed }
            try Suppressing.suppress(reader, .complaint, nil, "complaint (\(feedback.type))", now, db)
        }
        return (effect, "a complaint (\(feedback.type))")
    }

    // MARK: Bounces

    private func bounce() throws -> Result {
        if trace == .forged { return (.forged, "a return path that no key of ours made") }
        let failures = mail.judgement.failures.filter { !$0.isDelivered }
        if case .proven(let reader, let issue) = trace {
            // Behind one reader's address may stand several: it fails for good when all of them do.
            let isHard = !failures.isEmpty && failures.allSatisfy(\.reason.isHard)
            let failure = failures.first { $0.reason.isHard == isHard } ?? mail.judgement.worst
            return try count(reader, issue, failure, isHard: isHard)
        }
        var results: [Result] = []
        for failure in failures {
            let names = [failure.original, failure.address].compactMap(\.self)
            for (reader, issue) in try readers(named: names).prefix(1) {
                results.append(try count(reader, issue, failure, isHard: failure.reason.isHard))
            }
        }
        let order: [MailEffect] = [.suppressed, .noted, .none]
        return order.lazy.compactMap { effect in results.first { $0.effect == effect } }.first
            ?? (.kept, "about nobody who was written to in the last \(rules.trustedDays) days")
    }

    private func count(
        _ reader: UUID,
        _ issue: IssueSlug?,
        _ failure: FailedRecipient?,
        isHard: Bool
    ) throws -> Result {
        guard let failure, failure.reason != .delayed else { return (.none, "still being tried") }
        let kind = isHard ? "hard" : failure.reason == .policy ? "policy" : "soft"
        try note(
            reader,
            issue,
            kind: kind,
            status: failure.status,
            reason: failure.reason.rawValue,
            diagnostic: String(failure.diagnostic.prefix(500))
        )
        let status = failure.status.map { "\($0) " } ?? ""
        let words = "\(status)\(failure.reason.rawValue.replacing("-", with: " "))"
        if isHard {
            return try Suppressing.suppress(reader, .hard, failure.status, words, now, db)
                ? (.suppressed, words) : (.noted, words)
        }
        guard kind == "soft", let run = try Suppressing.softRun(of: reader, until: issue, rules, db) else {
            return (.noted, words)
        }
        let detail = "\(run.issues) issues in a row over \(run.days) days came back, the last with \(words)"
        return try Suppressing.suppress(reader, .soft, failure.status, detail, now, db)
            ? (.suppressed, detail) : (.noted, words)
    }

    private func note(
        _ reader: UUID,
        _ issue: IssueSlug?,
        kind: String,
        status: String?,
        reason: String,
        diagnostic: String
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO bounce (subscriber, issue, kind, status, reason, diagnostic, at)
                SELECT id, ?, ?, ?, ?, ?, ? FROM subscriber WHERE id = ?
                """,
            arguments: [
                issue?.rawValue, kind, status, reason, diagnostic, now.timeIntervalSince1970, reader.text,
            ]
        )
    }

    // MARK: Readers

    /// The proven reader; else those whose addresses are named and who were written to lately.
    private func readers(named addresses: [String]) throws -> [(UUID, IssueSlug?)] {
        if case .proven(let reader, let issue) = trace { return [(reader, issue)] }
        var readers: [(UUID, IssueSlug?)] = []
        for address in addresses.compactMap(EmailAddress.init) {
            guard let reader = try Store.subscriber(key: address.key, db),
                !readers.contains(where: { $0.0 == reader.id }),
                let issue = try Suppressing.lastIssue(
                    to: reader.id,
                    since: now - Double(rules.trustedDays) * 86_400,
                    db
                )
            else { continue }
            readers.append((reader.id, issue))
        }
        return readers
    }
}
