import Foundation
import Paperboy
import Testing

@Suite("Links of a reader")
struct ReaderTokenTests {
    private let keys: KeyRing
    private let reader: Subscriber

    init() throws {
        keys = try .fixture(1)
        reader = try Self.reader()
    }

    private static func reader(generation: Int = 1) throws -> Subscriber {
        Subscriber(
            id: try #require(UUID(uuidString: "6F9619FF-8B86-4D01-B42D-00CF4FC964FF")),
            address: try #require(EmailAddress("ann@example.com")),
            language: .english,
            topics: [],
            state: .active,
            generation: generation
        )
    }

    private func token(_ purpose: ReaderToken.Purpose = .unsubscribe) -> ReaderToken {
        ReaderToken(purpose, of: reader, newsletter: "papers", keys: keys)
    }

    @Test("is 44 letters that stand in an address as they are, and the same each time")
    func form() {
        #expect(token().text.wholeMatch(of: /[A-Za-z0-9_-]{44}/) != nil)
        #expect(token().text == token().text)
        #expect(!token().text.lowercased().contains("ann"))
        #expect("\(token())" == "<redacted>")
    }

    @Test("is genuine after a journey through text", arguments: ReaderToken.Purpose.allCases)
    func roundTrip(purpose: ReaderToken.Purpose) throws {
        let read = try #require(ReaderToken(token(purpose).text))
        #expect(read.subscriber == reader.id)
        #expect(read.isGenuine(purpose, of: reader, newsletter: "papers", keys: keys))
    }

    @Test("is void for another purpose, newsletter, reader, generation and key")
    func void() throws {
        #expect(!token(.unsubscribe).isGenuine(.manage, of: reader, newsletter: "papers", keys: keys))
        #expect(!token().isGenuine(.unsubscribe, of: reader, newsletter: "others", keys: keys))
        #expect(try !token().isGenuine(.unsubscribe, of: Self.reader(generation: 2), newsletter: "papers", keys: keys))
        var other = reader
        other.id = UUID()
        #expect(!token().isGenuine(.unsubscribe, of: other, newsletter: "papers", keys: keys))
        let others = try KeyRing.fixture(2)
        #expect(!token().isGenuine(.unsubscribe, of: reader, newsletter: "papers", keys: others))
    }

    @Test("every changed letter makes it void or no token")
    func forgery() throws {
        let letters = Array(token().text)
        for index in letters.indices {
            var changed = letters
            changed[index] = letters[index] == "A" ? "B" : "A"
            guard let forged = ReaderToken(String(changed)) else { continue }
            #expect(!forged.isGenuine(.unsubscribe, of: reader, newsletter: "papers", keys: keys), "letter \(index)")
        }
    }

    @Test("reads no other length and no other letters")
    func strict() {
        let text = token().text
        for wrong in ["", String(text.dropLast()), text + "A", text.dropLast() + "=", " " + text.dropFirst()] {
            #expect(ReaderToken(String(wrong)) == nil)
        }
    }

    @Test("goes on working after a change of keys, and ends with its key")
    func rotation() throws {
        let both = try KeyRing.fixture(1, 2)
        #expect(both.signingID == 2)
        #expect(token().isGenuine(.unsubscribe, of: reader, newsletter: "papers", keys: both))
        let fresh = ReaderToken(.unsubscribe, of: reader, newsletter: "papers", keys: both)
        #expect(fresh != token())
        #expect(fresh.isGenuine(.unsubscribe, of: reader, newsletter: "papers", keys: both))
        #expect(!fresh.isGenuine(.unsubscribe, of: reader, newsletter: "papers", keys: keys))
    }

    @Test("a key of 31 bytes is none, and no key is printed")
    func keyForm() throws {
        #expect(KeyRing.Key(id: 1, secret: [UInt8](repeating: 7, count: 31)) == nil)
        let key = try #require(KeyRing.Key(id: 7, secret: [UInt8](repeating: 99, count: 32)))
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!"\(key) \(key.debugDescription) \(dumped)".contains("99"))
    }

    @Test("the same letters cut otherwise into fields have another code")
    func lengths() {
        let fields = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""]].map { $0.map { Array($0.utf8) } }
        #expect(Set(fields.map { keys.mac("test", fields: $0) }).count == 4)
        #expect(keys.mac("test", fields: fields[0]) != keys.mac("tes", fields: fields[0]))
        #expect(keys.mac("test", fields: fields[0]).count == KeyRing.macSize)
    }
}
