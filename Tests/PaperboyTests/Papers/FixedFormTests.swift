import Foundation
import Testing

@testable import Paperboy

@Suite("Identifiers and times in fixed form")
struct FixedFormTests {
    @Test(
        "an arXiv identifier is found in what sources write",
        arguments: [
            ("2602.18429v1", "2602.18429"), ("arXiv:2602.18429", "2602.18429"), ("ARXIV:0704.0001v12", "0704.0001"),
            ("http://arxiv.org/abs/hep-th/9901001v2", "hep-th/9901001"), ("math.GT/0309136", "math.GT/0309136"),
            ("https://arxiv.org/pdf/2602.18429v1.pdf", "2602.18429"),
            ("https://export.arxiv.org/abs/2602.18429", "2602.18429"),
            ("https://arxiv.org/html/2602.18429v3", "2602.18429"), ("2602.18429.pdf", "2602.18429"),
        ]
    )
    func found(text: String, id: String) { #expect(ArxivID(anyForm: text)?.rawValue == id) }

    @Test(
        "nothing else is one",
        arguments: [
            "", "v1", "2602.184", "2602.184291", "2602.18429v", "2602.18429v1v2", "math.G/0309136", "math.GTX/0309136",
            "/0309136", "hep-th/99010011", "https://notarxiv.org/abs/2602.18429", "https://arxiv.org/list/2602.18429",
            "٢٦٠٢.١٨٤٢٩", "2602.18429 ", "arxiv:", ".pdf",
        ]
    )
    func notFound(text: String) { #expect(ArxivID(anyForm: text) == nil) }

    @Test("a version belongs to no identifier") func version() { #expect(ArxivID(rawValue: "2602.18429v1") == nil) }

    @Test(
        "a time is RFC 3339 and nothing like it",
        arguments: [
            ("2026-02-26T06:00:00+09:00", "2026-02-26T06:00:00+09:00"),
            ("2026-02-26t06:00:00z", "2026-02-26T06:00:00Z"),
            ("2026-02-26T06:00:00.123456Z", "2026-02-26T06:00:00Z"),
            ("2025-08-20T00:00:00-04:30", "2025-08-20T00:00:00-04:30"),
            ("2026-02-26T24:00:00Z", nil), ("2026-02-30T06:00:00Z", nil), ("2026-02-26T06:00:00", nil),
            ("2026-02-26T06:00:00.Z", nil), ("2026-02-26T06:00:00+0900", nil), ("2026-02-26T06:00:00Z ", nil),
            ("", nil),
            ("2026-2-26T06:00:00Z", nil), ("2026-02-26T06:60:00Z", nil), ("2026-02-26T06:00:00+24:00", nil),
        ]
    )
    func times(text: String, written: String?) { #expect(ZonedTime(text)?.rfc3339 == written) }

    @Test(
        "a text of one line stays as it is; any other becomes one",
        arguments: [
            ("a b", "a b"), ("", ""), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\nb", "a b"), ("é  b", "é b"),
            ("a\u{7F}b", "ab"),
        ]
    )
    func lines(text: String, line: String) { #expect(PlainText.line(text) == line) }
}
