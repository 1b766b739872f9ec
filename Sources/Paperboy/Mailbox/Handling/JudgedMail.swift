import Foundation

/// A mail of the mailbox with what it was taken for, ready to be acted on.
struct JudgedMail: Sendable {
    /// Which mailbox it lay in.
    var source: String
    /// Which mail there.
    var key: String
    /// SHA-256 of its bytes.
    var digest: [UInt8]
    var judgement: MailJudgement
    /// The first address in From.
    var sender: String?
    var subject: String
    /// Where it was sent to.
    var addressees: [String]
    /// Tokens of our own links in the mail that a complaint sends back.
    var tokens: [String]
    /// The beginning of the mail, for the operator to look at.
    var content: [UInt8]

    /// How much is kept of a mail that was not understood.
    static let keptBytes = 16 << 10

    init(source: String, key: String, bytes: [UInt8], judge: MessageJudge) {
        let message = MIMEReader.read(bytes)
        self.source = source
        self.key = key
        digest = SHA256.hash(bytes)
        judgement = judge.judge(message)
        sender = AddressScanner.first(in: message.header.text("from") ?? "")
        subject = String(PlainText.line(message.header.text("subject") ?? "").prefix(200))
        addressees = CommandReader.recipients(of: message.header)
        tokens = judgement.kind == .feedback ? Self.tokens(in: message) : []
        content = Array(bytes.prefix(Self.keptBytes))
    }

    /// `List-Unsubscribe` holds the reader's own token, last in the link's path or in the mail's subject.
    private static func tokens(in message: MIMEPart) -> [String] {
        let fields = message.all.dropFirst().flatMap { $0.header.texts("list-unsubscribe") }
        let words = fields.flatMap { $0.split { "<>, /?&=".contains($0) } }
        return words.map { String($0).replacing("unsubscribe%20", with: "") }.filter { ReaderToken($0) != nil }
    }
}
