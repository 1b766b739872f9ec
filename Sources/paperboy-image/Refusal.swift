import CVips

/// Why there is no picture, in words that follow its address.
struct Refusal: Error {
    var words: String

    init(_ words: String) { self.words = words }

    /// libvips's words about its last failure, the first line alone.
    static var fromLibrary: Refusal {
        let words = String(cString: shim_vips_error()).split(separator: "\n").first
        return Refusal(words.map(String.init) ?? "libvips gave no reason")
    }
}
