/// Finds web addresses in plain text.
enum LinkableText {
    /// The address that `text` begins with, up to where a reader would end it: the point that closes a sentence and
    /// a parenthesis that was opened before the address stay out.
    static func linkable(at text: ArraySlice<Unicode.Scalar>) -> String? {
        guard let scheme = schemeLength(of: text), text.dropFirst(scheme).first?.isASCIIAlphanumeric == true else {
            return nil
        }
        var address = text.prefix { $0.isASCIIAlphanumeric || marks.contains($0) }
        while let last = address.last, closing.contains(last) || last == ")" && hasUnbalancedParenthesis(address) {
            address.removeLast()
        }
        return string(address)
    }

    /// The address that `text` begins with, if Markdown links it as it stands and shows every character of it.
    static func bare(at text: ArraySlice<Unicode.Scalar>) -> String? {
        guard schemeLength(of: text) != nil else { return nil }
        var word = text.prefix { ("!"..."~").contains($0) }
        while let last = word.last, last == "." || last == "," { word.removeLast() }
        let address = string(word)
        let form = /https?:\/\/(?:[a-z0-9\-]+\.)+[a-z]+(?::\d+)?(?:[\/?#](?:[A-Za-z0-9\-._~\/?#@!+,=%]*[A-Za-z0-9\/])?)?/
        return address.wholeMatch(of: form) == nil ? nil : address
    }

    private static func schemeLength(of text: ArraySlice<Unicode.Scalar>) -> Int? {
        let start = string(text.prefix(8)).lowercased()
        return ["http://", "https://"].first { start.hasPrefix($0) }?.count
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
