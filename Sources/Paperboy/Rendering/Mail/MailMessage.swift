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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pictures.reduce(text.lines.count + (html?.lines.count ?? 0) + 2_048) { $0 + $1.count })
        bytes += header.bytes
        bytes += try HeaderField(messageID: messageID).bytes
        bytes += Self.version
        if let html {
            appendAlternatives(text, html, to: &bytes)
        } else {
            text.append(to: &bytes)
        }
        return bytes
    }

    private static let version = HeaderField(.mimeVersion, value: "1.0").bytes

    /// Plain text first: the last part is the one that a reader shows if it can (RFC 2046 §5.1.4).
    private func appendAlternatives(_ text: MailPart, _ html: MailPart, to bytes: inout [UInt8]) {
        let boundary = MailBoundary.text(for: messageID)
        let delimiter = "\r\n--\(boundary)\r\n".utf8
        bytes += HeaderField(.contentType, value: "multipart/alternative; boundary=\"\(boundary)\"").bytes
        bytes += delimiter
        text.append(to: &bytes)
        bytes += delimiter
        if pictures.isEmpty {
            html.append(to: &bytes)
        } else {
            RelatedParts.append(html, pictures, messageID: messageID, to: &bytes)
        }
        bytes += "\r\n--\(boundary)--\r\n".utf8
    }
}
