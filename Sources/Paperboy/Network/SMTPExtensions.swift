/// What a server offers in its reply to EHLO (RFC 5321 §4.1.1.1).
struct SMTPExtensions: Equatable, Sendable {
    /// BODY=8BITMIME (RFC 6152).
    var eightBit = false
    /// Non-ASCII addresses (RFC 6531).
    var internationalAddresses = false
    /// The SIZE parameter of MAIL (RFC 1870).
    var size = false
    /// The most bytes that a message may have; nil when the server does not say.
    var sizeLimit: Int?
    /// Commands in groups (RFC 2920).
    var pipelining = false

    init() {}

    /// Keywords are the same in any case; the first line is the server's name.
    init(_ reply: SMTPReply) {
        let keywords = Set(reply.lines.dropFirst().map { $0.prefix { $0 != " " }.uppercased() })
        eightBit = keywords.contains("8BITMIME")
        internationalAddresses = keywords.contains("SMTPUTF8")
        size = keywords.contains("SIZE")
        sizeLimit = reply.lines.dropFirst().lazy.compactMap(Self.sizeLimit).first
        pipelining = keywords.contains("PIPELINING")
    }

    /// Of a line such as `SIZE 10240000`; 0 means that there is no limit (RFC 1870 §4).
    private static func sizeLimit(_ line: String) -> Int? {
        let words = line.split(separator: " ")
        guard words.count == 2, words[0].uppercased() == "SIZE", let limit = Int(words[1]), limit > 0 else {
            return nil
        }
        return limit
    }
}
