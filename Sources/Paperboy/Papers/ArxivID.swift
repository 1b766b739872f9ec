/// An arXiv identifier without its version, such as `2401.01234` or `hep-th/9901001`.
///
/// Both formats: <https://info.arxiv.org/help/arxiv_identifier.html>
public struct ArxivID: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    /// - Parameter rawValue: the bare identifier; a version, a URL or anything else gives nil.
    public init?(rawValue: String) {
        guard Self.isNewForm(rawValue) || Self.isOldForm(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    /// Finds the identifier in what sources write: `2602.18429v1`, `arXiv:2602.18429`,
    /// `http://arxiv.org/abs/hep-th/9901001v2`, `https://arxiv.org/pdf/2602.18429v1.pdf`.
    public init?(anyForm text: String) {
        self.init(rawValue: String(Self.withoutVersion(Self.withoutPrefix(text))))
    }

    /// `2602.18429`: year and month, then a number of four digits to 2014 and of five since.
    private static func isNewForm(_ text: String) -> Bool {
        var form = FormReader(text)
        guard form.number(digits: 4) != nil, form.take("."), form.number(digits: 4) != nil else { return false }
        return form.isAtEnd || form.number(digits: 1) != nil && form.isAtEnd
    }

    /// `hep-th/9901001`, `math.GT/0309136`
    private static func isOldForm(_ text: String) -> Bool {
        var form = FormReader(text)
        guard form.skip(while: { $0.isSmallLetter || $0 == UInt8(ascii: "-") }) > 0 else { return false }
        if form.take("."), form.skip(while: \.isCapital) != 2 { return false }
        return form.take("/") && form.number(digits: 7) != nil && form.isAtEnd
    }

    /// What follows `arXiv:` or the address of a paper's page.
    private static func withoutPrefix(_ text: String) -> Substring {
        var form = FormReader(text)
        guard form.take("https://") || form.take("http://") else {
            return text.prefix(6).lowercased() == "arxiv:" ? text.dropFirst(6) : text[...]
        }
        let host = form.text.prefix { $0 != "/" }
        form = FormReader(form.text.dropFirst(host.count))
        guard host == "arxiv.org" || host.hasSuffix(".arxiv.org"),
            form.take("/abs/") || form.take("/pdf/") || form.take("/html/")
        else { return text[...] }
        return form.text
    }

    private static func withoutVersion(_ text: Substring) -> Substring {
        let bare = text.hasSuffix(".pdf") ? text.dropLast(4) : text
        let digits = bare.utf8.reversed().prefix(while: \.isDigit).count
        let rest = bare.utf8.dropLast(digits)
        return digits > 0 && rest.last == UInt8(ascii: "v") ? Substring(rest.dropLast()) : bare
    }

    /// The version at the end of what a source wrote: 3 for `2602.18429v3`, nil without one.
    public static func version(in text: String) -> Int? {
        text.firstMatch(of: /v(\d+)(?:\.pdf)?$/).flatMap { Int($0.1) }
    }

    public var abstractURL: String { "https://arxiv.org/abs/\(rawValue)" }
    public var pdfURL: String { "https://arxiv.org/pdf/\(rawValue)" }
}
