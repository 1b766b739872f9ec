import Testing

@testable import Paperboy

@Suite("Front matter value")
struct FrontMatterValueTests {
    @Test(
        "is quoted, with quotes and backslashes escaped and nothing else",
        arguments: [
            ("a: b # c", #""a: b # c""#), (#"say "a\b""#, #""say \"a\\b\"""#), ("😀 論文", "\"😀 論文\""), ("", #""""#),
            ("a\tb\nc", #""a b c""#), ("yes", #""yes""#),
        ]
    )
    func text(text: String, yaml: String) { #expect(FrontMatterValue(text).description == yaml) }

    @Test("is a list of quoted texts")
    func list() {
        #expect(FrontMatterValue(list: ["LLM", "a, \"b\""]).description == #"["LLM", "a, \"b\""]"#)
        #expect(FrontMatterValue(list: []).description == "[]")
    }

    @Test("doubles the backslashes of Markdown")
    func markdown() {
        #expect(FrontMatterValue(MarkdownText("a*b", in: .phrase)).description == #""a\\*b""#)
    }
}
