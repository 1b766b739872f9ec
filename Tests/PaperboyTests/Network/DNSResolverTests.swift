import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Name servers")
struct DNSResolverTests {
    private let server: ScriptedDNSServer

    init() throws { server = try ScriptedDNSServer() }

    private func records(_ name: String, _ kind: DNSQuestion.Kind) async throws -> [DNSRecord] {
        try await DNSResolver.records(DNSQuestion(name, kind, server: server.server))
    }

    @Test("gives texts joined, however long")
    func texts() async throws {
        let long = "v=DKIM1; p=" + String(repeating: "A", count: 700)
        server.add("key.example.com", text: long)
        server.add("example.com", text: "v=spf1 -all")
        server.add("example.com", text: "other")
        #expect(try await records("key.example.com", .text) == [.text(long)])
        #expect(try await records("EXAMPLE.com", .text) == [.text("v=spf1 -all"), .text("other")])
    }

    @Test("gives mail exchangers, and that there is none by declaration")
    func mailExchangers() async throws {
        server.add("example.com", mailExchanger: "mx.example.net", preference: 5)
        server.add("silent.example.com", mailExchanger: "", preference: 0)
        #expect(
            try await records("example.com", .mailExchanger) == [.mailExchanger(preference: 5, host: "mx.example.net")]
        )
        #expect(try await records("silent.example.com", .mailExchanger) == [.mailExchanger(preference: 0, host: "")])
    }

    @Test("what does not exist is an empty answer")
    func nothing() async throws {
        server.add("example.com", text: "here")
        #expect(try await records("none.example.com", .text).isEmpty)
        #expect(try await records("example.com", .mailExchanger).isEmpty)
    }

    @Test("a server that is not there is an error that names the question")
    func unreachable() async throws {
        let question = DNSQuestion("example.com", .text, server: DNSServer("127.0.0.1:1"))
        let error = await #expect(throws: DNSError.self) { try await DNSResolver.records(question) }
        #expect(error?.description.contains("example.com") == true)
    }

    @Test("reads names that go on elsewhere, and no loop for ever")
    func compression() {
        let header: [UInt8] = [0, 0, 0x81, 0x80, 0, 0, 0, 1, 0, 0, 0, 0]
        let fixed: [UInt8] = [0, 0, 15, 0, 1, 0, 0, 0, 60]
        let whole = header + fixed + [0, 9, 0, 7, 2, 0x6D, 0x78, 2, 0x6A, 0x70, 0]
        #expect(DNSMessage.records(in: whole, .mailExchanger) == [.mailExchanger(preference: 7, host: "mx.jp")])
        let loop = header + fixed + [0, 4, 0, 7, 0xC0, 25]
        #expect(DNSMessage.records(in: loop, .mailExchanger) == nil)
        for count in 0..<whole.count {
            #expect(DNSMessage.records(in: Array(whole.prefix(count)), .mailExchanger) == nil)
        }
    }

    @Test(
        "reads addresses of servers",
        arguments: [
            ("127.0.0.1", "127.0.0.1:53"), ("10.0.0.1:5353", "10.0.0.1:5353"), ("localhost", nil), ("1.2.3", nil),
            ("1.2.3.256", nil), ("1.2.3.4:0", nil), ("1.2.3.4:70000", nil), ("::1", nil),
        ]
    )
    func servers(text: String, read: String?) { #expect(DNSServer(text)?.description == read) }
}
