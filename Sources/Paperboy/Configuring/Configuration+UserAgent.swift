extension Configuration {
    /// Who asks, and where to complain: `Paperboy/0.1 (+https://blog.example.com/; mailto:editor@example.com)`.
    ///
    /// RFC 9110 §10.1.5; whatever could end the comment or the line is left out.
    public var userAgent: String {
        let contact = newsletter.sender.contact
        let address = contact.contains("@") && !contact.contains(":") ? "mailto:\(contact)" : contact
        let comment = ["+\(newsletter.site)", address].filter { !$0.isEmpty }.joined(separator: "; ")
        return "Paperboy/0.1 (\(String(String.UnicodeScalarView(comment.unicodeScalars.filter(Self.isHarmless)))))"
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x7E).contains(scalar.value) && !#"()\"#.unicodeScalars.contains(scalar)
    }
}
