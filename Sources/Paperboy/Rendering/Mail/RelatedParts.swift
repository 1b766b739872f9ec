/// HTML with the pictures that it shows, as one part of a message (RFC 2387).
enum RelatedParts {
    /// - Parameter pictures: whole parts, header and content.
    static func bytes(_ html: MailPart, _ pictures: [[UInt8]], messageID: String) -> [UInt8] {
        let boundary = MailBoundary.text(for: messageID, of: "related")
        let type = "multipart/related; type=\"text/html\"; boundary=\"\(boundary)\""
        var bytes = HeaderField(.contentType, value: type).bytes
        bytes.reserveCapacity(pictures.reduce(html.lines.count + 1024) { $0 + $1.count + 128 })
        // The first part is the one to show.
        for part in [html.bytes] + pictures {
            bytes += "\r\n--\(boundary)\r\n".utf8
            bytes += part
        }
        bytes += "\r\n--\(boundary)--\r\n".utf8
        return bytes
    }
}
