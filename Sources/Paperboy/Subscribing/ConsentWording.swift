/// What a person read before they subscribed: the standard part of the page, as law wants it kept.
public struct ConsentWording: Equatable, Sendable {
    /// The operator's name for this state of the form.
    public let version: String
    public let language: Language
    public let text: String
    /// SHA-256 over version, language and text, in hexadecimal digits.
    public let hash: String

    public init(version: String, language: Language, text: String) {
        self.version = version
        self.language = language
        self.text = text
        hash = SHA256.hash(Array("\(version)\n\(language)\n\(text)".utf8)).hexadecimal
    }
}

extension Sequence<UInt8> {
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
