import Foundation

/// What a server says of a token that it does not take: JSON in base64 after `334`, in place of a refusal.
/// <https://developers.google.com/workspace/gmail/imap/xoauth2-protocol>, RFC 7628 §3.2.2.
struct SMTPChallenge: Decodable {
    var status: String?
    var scope: String?

    /// Nil for a line that is no such challenge.
    init?(line: String) {
        guard line.hasPrefix("334 "), let data = Data(base64Encoded: String(line.dropFirst(4))),
            let challenge = try? JSONDecoder().decode(Self.self, from: data)
        else { return nil }
        self = challenge
    }

    /// Such as `the access token was refused (status 401, scope https://mail.example.com/)`.
    var words: String {
        let parts = [status.map { "status \($0)" }, scope.map { "scope \($0)" }].compactMap(\.self)
        let detail = parts.isEmpty ? "" : " (\(PlainText.line(parts.joined(separator: ", "))))"
        return "the access token was refused\(detail); it may have expired: renew it"
    }
}
