import Foundation
import Paperboy
import Testing

@Suite("Model answer")
struct ModelAnswerTests {
    @Test(
        "reads a summary with and without its one line",
        arguments: [
            (#"{"one_line": "新しい。", "summary": "本文。"}"#, "新しい。"), (#"{"summary": "本文。"}"#, nil),
            (#"{"one_line": null, "summary": "本文。"}"#, nil), (#"{"one_line": " ", "summary": "本文。", "more": 1}"#, nil),
        ]
    )
    func reads(json: String, line: String?) throws {
        #expect(try ModelAnswer(json: Data(json.utf8)) == ModelAnswer(oneLine: line, summary: "本文。"))
    }

    @Test(
        "says what is wrong with an answer",
        arguments: [
            ("", "cannot be parsed"), ("Here is it:", "cannot be parsed"), (#"{"summary": "cut"#, "cannot be parsed"),
            ("[]", "no object"), ("{}", "no `summary`"), (#"{"summary": 3}"#, "`summary` is no text"),
            (#"{"summary": null}"#, "`summary` is no text"),
            (#"{"one_line": [], "summary": "x"}"#, "`one_line` is no text"),
            (#"{"summary": " \n"}"#, "empty"),
        ]
    )
    func refuses(json: String, reason: String) {
        let error = #expect(throws: ModelAnswer.Malformed.self) { try ModelAnswer(json: Data(json.utf8)) }
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }
}
