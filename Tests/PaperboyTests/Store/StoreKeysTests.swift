import Foundation
import Paperboy
import Testing

@Suite("Keys in the store")
struct StoreKeysTests {
    private let folder: TemporaryFolder
    private let file: URL
    private let now = Date(timeIntervalSince1970: 1_772_000_000)

    init() throws {
        folder = try TemporaryFolder()
        file = folder.url.appending(path: "test.sqlite")
    }

    private func secret(_ byte: UInt8) -> (Int) -> [UInt8] {
        { count in [UInt8](repeating: byte, count: count) }
    }

    @Test("the first key is made when it is asked for, and stays")
    func first() throws {
        let made = try Store(at: file).keyRing(makeSecret: secret(1), at: now)
        let read = try Store(at: file).keyRing(makeSecret: secret(2), at: now)
        #expect(made.mac("test", fields: []) == read.mac("test", fields: []))
        #expect(read.signingID == 1)
    }

    @Test("many who ask at once get one key")
    func together() async throws {
        let stores = try (0..<8).map { _ in try Store(at: file) }
        let now = now
        let codes = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for (index, store) in stores.enumerated() {
                group.addTask {
                    let ring = try store.keyRing(
                        makeSecret: { [UInt8](repeating: UInt8(index), count: $0) },
                        at: now
                    )
                    return ring.mac("test", fields: [])
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count == 8 && Set(codes).count == 1)
    }

    @Test("a new key signs, the old one still verifies")
    func rotation() throws {
        let store = try Store(at: file)
        let old = try store.keyRing(makeSecret: secret(1), at: now)
        let new = try store.rotateKeys(makeSecret: secret(2), at: now)
        #expect(new.signingID == 2)
        #expect(new.mac("test", fields: [], key: 1) == old.mac("test", fields: []))
        #expect(new.mac("test", fields: []) != old.mac("test", fields: []))
    }

    @Test("finds a reader by a link, until the reader's links are revoked")
    func links() throws {
        let store = try Store(at: file)
        let keys = try store.keyRing(makeSecret: secret(1), at: now)
        let row = try SubscriberRow(line: 1, address: #require(EmailAddress("ann@example.com")))
        _ = try store.add([row], defaultLanguage: .english, at: now, makeID: UUID.init)
        let reader = try #require(try store.subscribers().first)
        let token = ReaderToken(.manage, of: reader, newsletter: "papers", keys: keys)
        func found(_ purpose: ReaderToken.Purpose) throws -> Subscriber? {
            try store.subscriber(by: token, for: purpose, newsletter: "papers", keys: keys)
        }
        #expect(try found(.manage) == reader)
        #expect(try found(.unsubscribe) == nil)
        try store.revokeLinks(of: reader.id, at: now)
        #expect(try found(.manage) == nil)
    }
}
