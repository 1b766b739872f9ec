/// A mail of the mailbox and what it was taken for.
public struct MailLine: Encodable, Sendable {
    public var file: String
    public var kind: MailKind
    public var recipients: [String]
    /// Enhanced status code (RFC 3463).
    public var status: String?
    /// Why it failed, what is complained about, what is asked for: one word.
    public var reason: String?

    init(file: String, _ judgement: MailJudgement) {
        self.file = file
        kind = judgement.kind
        recipients = judgement.recipients
        status = judgement.status
        reason = judgement.reason
    }

    private enum CodingKeys: CodingKey { case file, kind, recipients, status, reason }

    /// Absent values are written as null: each object has the same keys.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(kind, forKey: .kind)
        try container.encode(recipients, forKey: .recipients)
        try container.encode(status, forKey: .status)
        try container.encode(reason, forKey: .reason)
    }

    public var text: String {
        ([file, kind.rawValue] + [status, reason].compactMap(\.self) + recipients).joined(separator: "  ")
    }
}
