/// A message or a part of one.
struct MIMEPart: Sendable {
    var header: MIMEHeader
    /// As it stands in the message, still encoded.
    var body: ArraySlice<UInt8>
    /// The parts of a multipart, or the one message that a `message/rfc822` holds.
    var parts: [MIMEPart] = []

    /// `text/plain` where the header names none (RFC 2045 §5.2).
    let type: MIMEParameters

    init(header: MIMEHeader, body: ArraySlice<UInt8>, default type: String = "text/plain") {
        self.header = header
        self.body = body
        let named = MIMEParameters(header.bytes("content-type") ?? [])
        self.type = named.value.contains("/") ? named : MIMEParameters(Array(type.utf8))
    }

    var isMultipart: Bool { type.value.hasPrefix("multipart/") }

    /// `message/rfc822` and its siblings, and `text/rfc822-headers`: the message that a report is about.
    var isMessage: Bool {
        ["message/rfc822", "message/global", "message/news"].contains(type.value) || isHeadersAlone
    }

    var isHeadersAlone: Bool {
        ["text/rfc822-headers", "text/rfc822-header", "message/rfc822-headers", "message/global-headers"]
            .contains(type.value)
    }

    /// The body with its transfer encoding undone.
    func bytes(limit: Int) -> [UInt8] {
        let encoding = header.bytes("content-transfer-encoding") ?? []
        let name = String(decoding: encoding.prefix { $0 != UInt8(ascii: ";") && !$0.isBlank }, as: UTF8.self)
        return TransferDecoding.decode(body, encoding: name.lowercased(), limit: limit)
    }

    /// The body in words, line ends as LF.
    func text(limit: Int) -> String {
        let decoded = Charset.decode(bytes(limit: limit), named: type["charset"])
        return decoded.contains("\r") || decoded.contains("\r\n")
            ? decoded.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : decoded
    }

    /// This part and all below it, outer ones first.
    var all: [MIMEPart] { [self] + parts.flatMap(\.all) }
}
