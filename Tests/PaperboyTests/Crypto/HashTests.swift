import Foundation
import Paperboy
import Testing

@Suite("Hashes and their texts")
struct HashTests {
    private func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

    // FIPS 180-4's example, and that of the empty message.
    @Test(
        "SHA-256 gives the digests of the standard",
        arguments: [
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ]
    )
    func digests(text: String, digest: String) {
        #expect(hex(SHA256.hash(Array(text.utf8))) == digest)
    }

    @Test("SHA-256 in pieces is SHA-256 of the whole")
    func pieces() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var hash = SHA256()
        hash.update(with: Array(bytes[..<1]))
        hash.update(with: [])
        hash.update(with: Array(bytes[1...]))
        #expect(hash.finish() == SHA256.hash(bytes))
    }

    // RFC 4231 §4.2, §4.3 and §4.7 (a key that is longer than a block).
    @Test("HMAC gives the codes of RFC 4231")
    func codes() {
        let short = HMAC.sha256(Array("Hi There".utf8), key: [UInt8](repeating: 0x0b, count: 20))
        #expect(hex(short) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        let words = HMAC.sha256(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(hex(words) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let text = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        let long = HMAC.sha256(text, key: [UInt8](repeating: 0xaa, count: 131))
        #expect(hex(long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test("compares in constant time by content and length")
    func comparison() {
        let bytes: [UInt8] = [1, 2, 3]
        #expect(bytes.isEqualInConstantTime(to: [1, 2, 3]))
        #expect(!bytes.isEqualInConstantTime(to: [1, 2, 4]))
        #expect(!bytes.isEqualInConstantTime(to: [1, 2]))
        #expect(!bytes.isEqualInConstantTime(to: [1, 2, 3, 0]))
    }

    // RFC 4648 §10, without padding.
    @Test(
        "writes the texts of RFC 4648 and reads them again",
        arguments: [
            ("", "", ""), ("f", "Zg", "my"), ("fo", "Zm8", "mzxq"), ("foo", "Zm9v", "mzxw6"),
            ("foob", "Zm9vYg", "mzxw6yq"),
            ("fooba", "Zm9vYmE", "mzxw6ytb"), ("foobar", "Zm9vYmFy", "mzxw6ytboi"),
        ]
    )
    func texts(plain: String, base64: String, base32: String) {
        let bytes = Array(plain.utf8)
        #expect(Base64URL.text(of: bytes) == base64)
        #expect(Base64URL.bytes(of: base64) == bytes)
        #expect(Base32.text(of: bytes) == base32)
        #expect(Base32.bytes(of: base32.uppercased()) == bytes)
    }

    @Test("base64url has - and _ where base64 has + and /")
    func alphabet() {
        #expect(Base64URL.text(of: [0xFB, 0xEF, 0xFF]) == "--__")
        #expect(Base64URL.bytes(of: "--__") == [0xFB, 0xEF, 0xFF])
    }

    @Test(
        "refuses padding, blanks, other letters, a letter too many and bits that say nothing",
        arguments: ["Zg==", "Z g", "Zm+v", "Zm/v", "Zm9vY", "Zh", "Zm9", "ｚg"]
    )
    func notBase64(text: String) { #expect(Base64URL.bytes(of: text) == nil) }

    @Test("refuses the same in base 32", arguments: ["my======", "m y", "m1", "m8", "mzx", "mz", "mzxw6y", "\u{130}y"])
    func notBase32(text: String) { #expect(Base32.bytes(of: text) == nil) }
}
