/// HTML with the pictures that it shows, as one part of a message (RFC 2387).
enum RelatedParts {
    /// - Parameter pictures: whole parts, header and content.
    static func append(_ html: MailPart, _ pictures: [[UInt8]], messageID: String, to bytes: inout [UInt8]) {
        let boundary = MailBoundary.text(for: messageID, of: "related")
        let delimiter = "\r\n--\(boundary)\r\n".utf8
        let type = "multipart/related; type=\"text/html\"; boundary=\"\(boundary)\""
        bytes += HeaderField(.contentType, value: type).bytes
        // The first part is the one to show.
        bytes += delimiter
        html.append(to: &bytes)
        for picture in pictures {
            bytes += delimiter
            bytes += picture
        }
        bytes += "\r\n--\(boundary)--\r\n".utf8
    }
}
