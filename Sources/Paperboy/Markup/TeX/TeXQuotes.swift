/// TeX's quotation marks: ``` ``so'' ``` and `` `so' ``.
enum TeXQuotes {
    static func unicode(_ text: String) -> String {
        guard text.contains("`") else { return text }
        return single(in: double(in: text))
    }

    private static func double(in text: String) -> String {
        text.replacing(/``([^`]+?)''/) { "“\($0.1)”" }
    }

    /// The closing mark is an apostrophe that ends a word; between backticks alone stands program code.
    private static func single(in text: String) -> String {
        text.replacing(/(^|[\s(\[“])`(\p{L}[^`“”]*?)'(?![\p{L}\p{N}'])/) { "\($0.1)‘\($0.2)’" }
    }
}
