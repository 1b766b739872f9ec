import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import PaperboyTesting
import PaperboyWeb

@testable import Paperboy

/// A web side in a temporary folder, with an outbox for its letters and a clock that a test sets. Letters leave when a
/// test says so.
struct WebHouse: Sendable {
    let folder: TemporaryFolder
    let application: Paperboy.Application
    let clock: TestClock
    let server: Hummingbird.Application<WebResponder>
    let desk: LetterDesk
    let keys: KeyRing

    /// - Parameters:
    ///   - web: further keys of the section `web`, in flow style.
    ///   - templates: the operator's own, by path.
    ///   - folder: where another house was before; a new one when left out.
    ///   - dns: who is asked about domains; nil for nobody, who then says nothing.
    init(
        web: String = "",
        mail: String = "outbox:outbox",
        folder: TemporaryFolder? = nil,
        clock: TestClock = TestClock(),
        dns: DNSServer? = nil
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        self.clock = clock
        var world = World.failing
        world.now = { clock.now }
        world.makeID = { UUID() }
        world.secretBytes = { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }
        world.sleep = { try await Task.sleep(for: $0) }
        world.lookUp = { question throws(DNSError) in
            guard dns != nil else { throw DNSError(question: question, reason: "nobody is asked in this test") }
            return try await DNSResolver.records(question)
        }
        let configuration = try ConfigurationReader(
            folder: URL(fileURLWithPath: self.folder.url.path, isDirectory: true),
            environment: [:]
        ).read(Self.configuration(web, mail) + (dns.map { "\ndns: \($0)" } ?? ""), name: "test.yaml")
        application = try Paperboy.Application(
            configuration: configuration,
            world: world,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        server = try WebServer.make(application, worker: false)
        keys = try application.store.keyRing(makeSecret: world.secretBytes, at: clock.now)
        guard let delivery = configuration.mail else { throw CocoaError(.featureUnsupported) }
        desk = try LetterDesk(
            application: application,
            delivery: delivery,
            web: "https://news.example.com/",
            limits: configuration.webServer.limits,
            keys: keys
        )
    }

    private static func configuration(_ web: String, _ mail: String) -> String {
        """
        newsletter:
          slug: test-papers
          time-zone: Asia/Tokyo
          site: https://blog.example.com/
          editions:
            - {language: ja, title: "論文便り（{{date}}）"}
            - {language: en, title: "Papers in Brief ({{date}})"}
          sender: {name: "Example Letters", address: "1-2-3 Example, Tokyo", contact: editor@example.com}
        blog: {content: blog}
        mail: {from: "News <news@example.com>", smtp: "\(mail)"}
        web: {url: "https://news.example.com/", listen: "127.0.0.1:0"\(web.isEmpty ? "" : ", \(web)")}
        """
    }

    var store: Store { application.store }

    // MARK: Letters

    /// The plain texts of all letters that were sent, in order.
    func letters() throws -> [String] {
        let outbox = folder.url.appending(path: "outbox")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: outbox.path)) ?? []
        let sorted = names.filter { $0.hasPrefix("letter.") }.sorted { left, right in
            (Int(left.split(separator: ".")[1]) ?? 0) < (Int(right.split(separator: ".")[1]) ?? 0)
        }
        return try sorted.map { try String(contentsOf: outbox.appending(path: $0), encoding: .utf8) }
    }

    /// The token of the last letter's link.
    func token(_ page: String) throws -> String {
        for letter in try letters().reversed() {
            let plain = letter.replacing("=\r\n", with: "").replacing("=3D", with: "=")
            let parts = plain.components(separatedBy: "\r\n\r\n")
            for text in parts + parts.compactMap({ Self.base64($0) }) {
                if let match = text.firstMatch(
                    of: try Regex("\(page)/([A-Za-z0-9_-]+)", as: (Substring, Substring).self)
                ) {
                    return String(match.1)
                }
            }
        }
        throw CocoaError(.fileNoSuchFile)
    }

    private static func base64(_ text: String) -> String? {
        Data(base64Encoded: text, options: .ignoreUnknownCharacters).map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: Readers

    /// A reader by the ordinary way: form, letter, button.
    @discardableResult
    func subscribe(_ address: String, language: Language = .english) async throws -> Subscriber {
        let request = LetterRequest(
            kind: .signUp,
            address: try unwrapped(EmailAddress(address)),
            language: language,
            wording: ConsentWording(version: "1", language: language, text: "words")
        )
        _ = try store.enqueue(request, within: SignUpLimits(), at: clock.now)
        try await desk.workOff()
        let token = try unwrapped(LinkToken(try token("confirm")))
        _ = try store.confirm(token, list: "test-papers", at: clock.now) { UUID() }
        return try unwrapped(try store.subscribers().first { $0.address.key == request.address.key })
    }

    func link(_ purpose: ReaderToken.Purpose, _ reader: Subscriber) -> String {
        "/\(purpose.rawValue)/\(ReaderToken(purpose, of: reader, newsletter: "test-papers", keys: keys).text)"
    }

    // MARK: The database

    /// Every row of every table, so that a test can say that nothing changed.
    func dump() throws -> String {
        try store.read { db in
            let tables = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            )
            return try tables.map { table in
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted()
                return ([table] + rows).joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
    }

    func count(_ sql: String) throws -> Int {
        try store.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
    }
}

/// The value, or an error in place of a trap.
func unwrapped<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CocoaError(.coderValueNotFound) }
    return value
}

extension TestClientProtocol {
    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: uri, method: .get, headers: headers)
    }

    /// Sends fields as a form does.
    func post(_ uri: String, _ fields: [String: String], _ headers: HTTPFields = [:]) async throws -> TestResponse {
        let body = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.formEncoded)" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    /// The seal of a form that was just opened.
    func formToken(_ language: String = "en") async throws -> String {
        let page = try await get("/subscribe?lang=\(language)").text
        return String(try unwrapped(page.firstMatch(of: /name="token" value="([^"]+)"/)).1)
    }

    /// Fills the form in as a person does, some seconds after it was opened.
    func signUp(
        _ address: String,
        in house: WebHouse,
        more: [String: String] = [:],
        _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        let token = try await formToken()
        house.clock.advance(5)
        let fields = ["email": address, "token": token, "reply_code": "", "sure": "1"].merging(more) { $1 }
        return try await post("/subscribe?lang=en", fields, headers)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}

extension String {
    /// As browsers write it in `application/x-www-form-urlencoded`.
    var formEncoded: String {
        utf8.map { octet in
            let isPlain =
                (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
            return isPlain ? String(UnicodeScalar(octet)) : "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
        }.joined()
    }
}
