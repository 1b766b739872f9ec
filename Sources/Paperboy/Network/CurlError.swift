import CCurl

/// What libcurl says when a call fails.
struct CurlError: Error, Equatable, CustomStringConvertible {
    var code: CURLcode
    /// libcurl's words: those about this transfer where there are some, else those about the code.
    var words: String

    init(code: CURLcode, words: String = "") {
        self.code = code
        self.words = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
    }

    var description: String { "\(words) (libcurl error \(code.rawValue))" }
}
