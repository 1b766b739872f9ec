import Foundation
import Testing

@testable import Paperboy

@Suite("Body hashes of DKIM")
struct DKIMBodyHashTests {
    private func relaxed(_ body: String) -> [UInt8] { DKIMBodyHash.of(Array(body.utf8)[...]) }

    private func plain(_ text: String) -> [UInt8] { SHA256.hash(Array(text.utf8)) }

    /// Body and relaxed form; the first is that of RFC 6376 §3.4.5.
    private static let bodies: [(String, String)] = [
        (" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"),
        ("", ""),
        ("\r\n", ""),
        ("\r\n\r\n \t\r\n", ""),
        ("a", "a\r\n"),
        ("a ", "a\r\n"),
        ("a\r\n", "a\r\n"),
        ("a\r\n ", "a\r\n"),
        ("\r\n\r\na\r\n\r\nb", "\r\n\r\na\r\n\r\nb\r\n"),
        ("a\t\tb  c\r\n", "a b c\r\n"),
        ("a\r\n \r\n\t\r\nb\r\n", "a\r\n\r\n\r\nb\r\n"),
        ("\t a\r\n", " a\r\n"),
        ("..\r\n.\r\n", "..\r\n.\r\n"),
        ("a\rb \nc\r\r\n", "a\rb \nc\r\r\n"),
        ("日本 \u{3000} 語\r\n", "日本 \u{3000} 語\r\n"),
    ]

    @Test("is that of the relaxed form", arguments: bodies)
    func forms(body: String, form: String) { #expect(relaxed(body) == plain(form)) }

    @Test("is the same in pieces, wherever they are cut", arguments: bodies)
    func pieces(body: String, form: String) {
        let bytes = Array(body.utf8)
        for cut in 0...bytes.count {
            for second in cut...bytes.count {
                var hash = DKIMBodyHash()
                hash.update(with: bytes[..<cut])
                hash.update(with: bytes[cut..<second])
                hash.update(with: bytes[second...])
                #expect(hash.finish() == plain(form), "cut at \(cut) and \(second)")
            }
        }
    }

    @Test("takes whole lines in the relaxed form as they are, before, between and behind others")
    func canonicalLines() {
        let lines = Array("c d\r\ne\r\n".utf8)
        var first = DKIMBodyHash()
        first.update(canonical: lines)
        first.update(canonical: [])
        first.update(with: Array("x  y\r\n\r\n".utf8)[...])
        #expect(first.finish() == plain("c d\r\ne\r\nx y\r\n"))
        var last = DKIMBodyHash()
        last.update(with: Array("x \r\n\r\n".utf8)[...])
        last.update(canonical: lines)
        last.update(canonical: lines)
        #expect(last.finish() == plain("x\r\n\r\nc d\r\ne\r\nc d\r\ne\r\n"))
    }

    @Test("a copy goes on from where it was made, alone")
    func copies() {
        var start = DKIMBodyHash()
        start.update(with: Array("same \r\n".utf8)[...])
        var one = start.copy()
        var two = start.copy()
        one.update(with: Array("one".utf8)[...])
        two.update(with: Array("two".utf8)[...])
        #expect(one.finish() == plain("same\r\none\r\n"))
        #expect(two.finish() == plain("same\r\ntwo\r\n"))
        #expect(start.finish() == plain("same\r\n"))
    }
}
