import Testing

@testable import Paperboy

@Suite("Addresses as people type them")
struct AddressCheckTests {
    private let check = AddressCheck(
        disposable: DisposableDomains("mailinator.com # a remark\n\n# another\nyopmail.com\n")
    )

    @Test(
        "mends what keyboards and copying do",
        arguments: [
            ("  user@mail.test\n", "user@mail.test"), ("ｕｓｅｒ＠ｍａｉｌ．ｔｅｓｔ", "user@mail.test"),
            ("mailto:user@mail.test", "user@mail.test"), ("User Name <user@mail.test>", "user@mail.test"),
            ("us\u{200B}er@mail\u{200D}.test\u{FEFF}", "user@mail.test"), ("User@MAIL.test", "User@mail.test"),
            ("abc..d.@docomo.ne.jp", "abc..d.@docomo.ne.jp"), (".a@ezweb.ne.jp", ".a@ezweb.ne.jp"),
            ("user+tag@mail.test", "user+tag@mail.test"), ("user@例え.jp", "user@例え.jp"),
        ]
    )
    func mended(text: String, address: String) throws {
        #expect(try check.address(in: text).rawValue == address)
    }

    @Test("254 octets fit, 255 do not; 64 before the @ fit, 65 do not")
    func lengths() throws {
        let name = String(repeating: "n", count: 64)
        let label = String(repeating: "l", count: 63)
        let longest = "\(name)@\(label).\(label).\(String(repeating: "m", count: 56)).test"
        #expect(longest.utf8.count == 254)
        #expect(try check.address(in: longest).rawValue == longest)
        #expect(throws: AddressFault.tooLong) { try check.address(in: longest.replacing(".test", with: "m.test")) }
        #expect(throws: AddressFault.tooLong) { try check.address(in: "n\(name)@mail.test") }
    }

    @Test(
        "refuses what cannot be delivered, and says why",
        arguments: [
            ("", .empty), ("a@b\r\nc.test", .controlCharacter), ("nobody", .malformed), ("a@localhost", .malformed),
            ("a@[192.0.2.1]", .malformed), ("a@192.0.2.1", .malformed), ("a b@mail.test", .malformed),
            ("a@example.com", .reserved), ("a@www.example.co.jp", .reserved), ("a@x.invalid", .reserved),
            ("山田@mail.test", .international), ("a@mailinator.com", .disposable(domain: "mailinator.com")),
            ("a@very.much.yopmail.com", .disposable(domain: "yopmail.com")),
        ] as [(String, AddressFault)]
    )
    func refused(text: String, fault: AddressFault) {
        #expect(throws: fault) { try check.address(in: text) }
    }

    @Test("one person has one key, whatever the spelling")
    func keys() throws {
        #expect(EmailAddress("User@例え.JP")?.key == EmailAddress("user@xn--r8jz45g.jp")?.key)
        #expect(EmailAddress("a.b+c@gmail.com")?.key == "a.b+c@gmail.com")
        #expect(EmailAddress("a.b+c@googlemail.com")?.folded == "ab@gmail.com")
        #expect(EmailAddress("a.b+c@mail.test")?.folded == "a.b@mail.test")
    }

    @Test(
        "asks about a slip, and about nothing else",
        arguments: [
            ("a@gmial.com", "a@gmail.com"), ("a@gmai.com", "a@gmail.com"), ("a@gmaill.com", "a@gmail.com"),
            ("a@docomo.ne.jq", "a@docomo.ne.jp"), ("a@gmail.com", nil), ("a@mail.test", nil), ("a@u-tokyo.ac.jp", nil),
        ] as [(String, String?)]
    )
    func hints(text: String, hint: String?) throws {
        let address = try #require(EmailAddress(text))
        #expect(TypoHint.suggestion(for: address)?.rawValue == hint)
    }

    @Test("shows enough of an address to know one's own")
    func masked() { #expect(EmailAddress("kenji@mail.test")?.masked == "k…@mail.test") }
}
