/// A message of one text in one or two forms, as it goes on the wire (RFC 5322, RFC 2045, RFC 2046).
///
/// Lines end in CRLF; a dot at the start of a line is the transport's business (RFC 5321 §4.5.2).
public struct MailMessage: Sendable {
    /// All fields but those that MIME asks for.
    private let header: MailHeader
    private let messageID: String
    private let text: MailPart
    private let html: MailPart?
    /// Pictures in the HTML, as whole parts.
    private let pictures: [[UInt8]]

    /// - Parameters:
    ///   - header: without `Message-ID` and the fields of MIME, which are added here.
    ///   - messageID: `left@right`, the same whenever the message is made again.
    ///   - text: plain text for people, not stripped HTML.
    ///   - html: a whole document; nil for a message of plain text.
    public init(header: MailHeader, messageID: String, text: String, html: String? = nil) {
        self.init(
            header: header,
            messageID: messageID,
            text: MailPart(mediaType: "text/plain", text: text),
            html: html.map { MailPart(mediaType: "text/html", text: $0) }
        )
    }

    init(header: MailHeader, messageID: String, text: MailPart, html: MailPart?, pictures: [[UInt8]] = []) {
        self.header = header
        self.messageID = messageID
        self.text = text
        self.html = html
        self.pictures = pictures
    }

    /// - Throws: ``MailAddressError`` for a message identifier that is none.
    public func bytes() throws(MailAddressError) -> [UInt8] {
        let identified = try header.bytes + HeaderField(messageID: messageID).bytes
        let start = identified + HeaderField(.mimeVersion, value: "1.0").bytes
        guard let html else { return start + text.bytes }
        return start + alternatives(text, html)
    }

    /// Plain text first: the last part is the one that a reader shows if it can (RFC 2046 §5.1.4).
    private func alternatives(_ text: MailPart, _ html: MailPart) -> [UInt8] {
        let boundary = MailBoundary.text(for: messageID)
        var bytes = HeaderField(.contentType, value: "multipart/alternative; boundary=\"\(boundary)\"").bytes
        let related = pictures.isEmpty ? html.bytes : RelatedParts.bytes(html, pictures, messageID: messageID)
        for part in [text.bytes, related] {
            bytes += "\r\n--\(boundary)\r\n".utf8
            bytes += part
        }
        bytes += "\r\n--\(boundary)--\r\n".utf8
        return bytes
    }
}
