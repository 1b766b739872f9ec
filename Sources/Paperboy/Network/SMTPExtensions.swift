/// What a server offers in its reply to EHLO (RFC 5321 §4.1.1.1).
struct SMTPExtensions: Equatable, Sendable {
    /// BODY=8BITMIME (RFC 6152).
    var eightBit = false
    /// Non-ASCII addresses (RFC 6531).
    var internationalAddresses = false
    /// The SIZE parameter of MAIL (RFC 1870).
    var size = false
    /// Commands in groups (RFC 2920).
    var pipelining = false

    init() {}

    /// Keywords are the same in any case; the first line is the server's name.
    init(_ reply: SMTPReply) {
        let keywords = Set(reply.lines.dropFirst().map { $0.prefix { $0 != " " }.uppercased() })
        eightBit = keywords.contains("8BITMIME")
        internationalAddresses = keywords.contains("SMTPUTF8")
        size = keywords.contains("SIZE")
        pipelining = keywords.contains("PIPELINING")
    }
}
