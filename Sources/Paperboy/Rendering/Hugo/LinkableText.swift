/// Finds web addresses in plain text.
enum LinkableText {
    /// The address that `text` begins with, up to where a reader would end it: the point that closes a sentence and
    /// a parenthesis that was opened before the address stay out.
    static func linkable(at text: ArraySlice<Unicode.Scalar>) -> String? {
        guard hasScheme(text) else { return nil }
        var address = text.prefix { $0.isASCIIAlphanumeric || marks.contains($0) }
        while let last = address.last, closing.contains(last) || last == ")" && hasUnbalancedParenthesis(address) {
            address.removeLast()
        }
        return isWellFormed(string(address)) ? string(address) : nil
    }

    /// Whether Go reads the address: Hugo's own link template fails the whole build on `https://a.b/100%`.
    static func isWellFormed(_ address: String) -> Bool {
        let form = /(?i:https?):\/\/[A-Za-z0-9][A-Za-z0-9.\-]*(?::\d+)?(?:[\/?#](?:[^%]|%[0-9A-Fa-f]{2})*)?/
        return address.wholeMatch(of: form) != nil
    }

    /// The address that `text` begins with, if Markdown links it as it stands and shows every character of it.
    static func bare(at text: ArraySlice<Unicode.Scalar>) -> String? {
        guard hasScheme(text) else { return nil }
        var word = text.prefix { ("!"..."~").contains($0) }
        while let last = word.last, last == "." || last == "," { word.removeLast() }
        let address = string(word)
        let host = /https?:\/\/(?:[a-z0-9\-]+\.)+[a-z]+(?::\d+)?/
        let path = /(?:[\/?#](?:[A-Za-z0-9\-._~\/?#@!+,=%]*[A-Za-z0-9\/])?)?/
        guard isWellFormed(address), let start = address.prefixMatch(of: host)?.range.upperBound,
            address[start...].wholeMatch(of: path) != nil
        else { return nil }
        return address
    }

    private static func hasScheme(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let start = string(text.prefix(8)).lowercased()
        return start.hasPrefix("http://") || start == "https://"
    }

    private static func hasUnbalancedParenthesis(_ address: ArraySlice<Unicode.Scalar>) -> Bool {
        address.count { $0 == ")" } > address.count { $0 == "(" }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static let marks = Set("-._~:/?#@!&'()*+,;=%".unicodeScalars)
    private static let closing = Set(".,;:!?'".unicodeScalars)
}

extension Unicode.Scalar {
    var isASCIIAlphanumeric: Bool {
        switch self {
        case "0"..."9", "A"..."Z", "a"..."z": true
        default: false
        }
    }
}
