import Foundation
import Paperboy
import Testing

@Suite("Return paths")
struct ReturnPathTests {
    private let keys: KeyRing
    private let reader: UUID
    private let slug: IssueSlug
    private let path: ReturnPath

    init() throws {
        keys = try .fixture(5)
        reader = try #require(UUID(uuidString: "6F9619FF-8B86-4D01-B42D-00CF4FC964FF"))
        slug = try #require(IssueSlug(rawValue: "llm-papers-2026-02-26"))
        path = try #require(ReturnPath(MailAddress("Bounce@example.com"), newsletter: "llm-papers", keys: keys))
    }

    private var address: String { path.address(slug, to: reader) }

    @Test("names issue and reader in small letters, in an address that an envelope takes")
    func form() throws {
        #expect(address.wholeMatch(of: /Bounce\+[a-z2-7]{4}\.[a-z2-7]{26}\.[a-z2-7]{16}@example\.com/) != nil)
        #expect(try MailAddress(address).description == address)
    }

    @Test(
        "is read in any capitals",
        arguments: [{ $0 }, { $0.lowercased() }, { $0.uppercased() }] as [@Sendable (String) -> String]
    )
    func roundTrip(change: @Sendable (String) -> String) throws {
        let tag = try #require(path.tag(in: change(address)))
        #expect(tag.subscriber == reader)
        let other = try #require(IssueSlug(rawValue: "llm-papers-2026-02-25"))
        #expect(path.issue(of: tag, among: [other, slug]) == slug)
        #expect(path.issue(of: tag, among: [other]) == nil)
    }

    @Test("the longest name before the @ just fits, one more does not")
    func lengths() throws {
        let long = String(repeating: "b", count: ReturnPath.longestLocalPart)
        let path = try #require(ReturnPath(MailAddress("\(long)@example.com"), newsletter: "llm-papers", keys: keys))
        let made = path.address(try #require(IssueSlug(rawValue: String(repeating: "s", count: 200))), to: reader)
        #expect(made.prefix { $0 != "@" }.utf8.count == 64)
        #expect(try ReturnPath(MailAddress("\(long)b@example.com"), newsletter: "llm-papers", keys: keys) == nil)
    }

    @Test("every changed letter of the tag makes it void")
    func forgery() throws {
        let letters = Array(address)
        let tag = try #require(letters.firstIndex(of: "+"))...(try #require(letters.firstIndex(of: "@")))
        for index in tag {
            var changed = letters
            changed[index] = letters[index] == "a" ? "b" : "a"
            let forged = path.tag(in: String(changed))
            #expect(forged.flatMap { path.issue(of: $0, among: [slug]) } == nil, "letter \(index)")
        }
    }

    @Test(
        "reads nothing else",
        arguments: [
            "", "bounce@example.com", "bounce+@example.com", "bounce+x.y.z@example.com", "+@", "bounce+..@example.com",
            "bounce+aaaa.aaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa@example.org",
            "bounce+aaaa.aaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa.a@example.com",
            "other+aaaa.aaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa@example.com",
        ]
    )
    func strict(text: String) { #expect(path.tag(in: text) == nil) }

    @Test("a change of keys leaves old return paths good")
    func rotation() throws {
        let old = try #require(path.tag(in: address))
        let both = try KeyRing.fixture(5, 6)
        let path = try #require(ReturnPath(MailAddress("bounce@example.com"), newsletter: "llm-papers", keys: both))
        #expect(path.issue(of: old, among: [slug]) == slug)
        #expect(path.address(slug, to: reader).lowercased() != address.lowercased())
    }
}
