import Paperboy
import Testing

@Suite("Language tag")
struct LanguageTests {
    @Test(
        "is written as RFC 5646 recommends, whatever its case",
        arguments: [
            ("EN", "en"), ("en-gb", "en-GB"), ("PT-br", "pt-BR"), ("ZH-hant-tw", "zh-Hant-TW"),
            ("SL-ROZAJ-Biske", "sl-rozaj-biske"), ("EN-u-CA-Gregory", "en-u-ca-gregory"), ("ja", "ja"),
        ]
    )
    func letterCase(text: String, tag: String) {
        #expect(Language(rawValue: text)?.rawValue == tag)
        #expect(Language(rawValue: text) == Language(rawValue: tag))
    }

    @Test("refuses what is no tag", arguments: ["", "english", "e", "en_GB", "en-", "日本"])
    func invalid(text: String) { #expect(Language(rawValue: text) == nil) }
}
