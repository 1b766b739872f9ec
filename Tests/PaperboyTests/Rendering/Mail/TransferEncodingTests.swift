import Foundation
import Testing

@testable import Paperboy

@Suite("Transfer encoding")
struct TransferEncodingTests {
    @Test("is quoted-printable for Latin text, base64 for Japanese")
    func choice() {
        #expect(TransferEncoding(for: Array("Chloé reads papers about naïve retrieval.".utf8)) == .quotedPrintable)
        #expect(TransferEncoding(for: Array("検索拡張生成の評価について。".utf8)) == .base64)
        #expect(TransferEncoding(for: []) == .quotedPrintable)
    }

    @Test(
        "writes quoted-printable by the rules of RFC 2045 §6.7",
        arguments: [
            ("a = b\r\n", "a =3D b\r\n"),
            ("é\r\n", "=C3=A9\r\n"),
            ("blank at the end \r\nnext\t\r\n", "blank at the end=20\r\nnext=09\r\n"),
            ("tab\tinside\r\n", "tab\tinside\r\n"),
            ("no line end", "no line end\r\n"),
            ("ends in a blank ", "ends in a blank=20\r\n"),
            ("bare \r and \n\r\n", "bare =0D and =0A\r\n"),
            ("\r\n\r\n", "\r\n\r\n"),
            ("", ""),
            (String(repeating: "a", count: 76) + "\r\n", String(repeating: "a", count: 76) + "\r\n"),
            (String(repeating: "a", count: 77) + "\r\n", String(repeating: "a", count: 75) + "=\r\naa\r\n"),
            (String(repeating: "a", count: 74) + "é\r\n", String(repeating: "a", count: 74) + "=\r\n=C3=A9\r\n"),
            (String(repeating: "a", count: 75) + " \r\n", String(repeating: "a", count: 75) + "=\r\n=20\r\n"),
            (".\r\n", ".\r\n"),
        ]
    )
    func quotedPrintable(text: String, encoded: String) {
        #expect(String(decoding: QuotedPrintable.encoded(Array(text.utf8)), as: UTF8.self) == encoded)
    }

    @Test("reads back as what was put in, in lines of at most 76 octets", arguments: [0, 1, 2, 3])
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        for _ in 0..<200 {
            let content = (random.text() + "\n" + random.text() + "\n").withNetworkLineEnds
            let quoted = TransferEncoding.quotedPrintable.encoded(content)
            #expect(try MailDecoder.quotedPrintable(quoted) == content)
            let base64 = TransferEncoding.base64.encoded(content)
            let lines = String(decoding: base64, as: UTF8.self).split(separator: "\r\n")
            #expect(Data(base64Encoded: lines.joined()).map { Array($0) } == content)
            for line in (quoted + base64).split(separator: 0x0A) {
                #expect(line.count <= 77 && line.last == 0x0D)
                #expect(line.dropLast().last != 0x20 && line.dropLast().last != 0x09)
            }
        }
    }

    @Test("makes every line end CRLF first")
    func lineEnds() {
        #expect(String(decoding: "a\nb\r\nc\rd".withNetworkLineEnds, as: UTF8.self) == "a\r\nb\r\nc\r\nd")
    }
}
