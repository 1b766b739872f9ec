import Foundation
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Checks of keys and records")
struct DNSCheckTests {
    private let dns: ScriptedDNSServer
    private let folder: TemporaryFolder
    private let settings: DKIMSettings
    private let record: String

    init() throws {
        dns = try ScriptedDNSServer()
        folder = try TemporaryFolder()
        let file = folder.url.appending(path: "dkim.pem")
        settings = DKIMSettings(domain: "example.com", selector: "paperboy", keyFile: file)
        record = try DKIMKeyReport.generate(.ed25519, for: settings).value
    }

    private var lookUp: DNSLookUp {
        DNSLookUp(server: dns.server, ask: { question throws(DNSError) in try await DNSResolver.records(question) })
    }

    private func dkim(from: String = "example.com") async -> [Diagnosis] {
        await DKIMCheck(settings: [settings], from: from, dns: lookUp).diagnoses()
    }

    private func domain(from: String = "example.com", bounces: String = "example.com") async -> [String] {
        await DomainCheck(from: from, bounces: bounces, dns: lookUp).diagnoses().map { "\($0.subject) \($0.state)" }
    }

    @Test("a key that stands in DNS is good")
    func keyInDNS() async {
        dns.add(settings.recordName, text: record)
        #expect(await dkim().map(\.state) == [.ok])
    }

    @Test("no record: says what to publish")
    func noRecord() async {
        let found = await dkim()
        #expect(found.map(\.finding) == ["there is no record in DNS"])
        #expect(found.first?.advice?.contains("paperboy._domainkey.example.com. IN TXT \"\(record)\"") == true)
    }

    @Test("another key, and a revoked one, are failures")
    func otherKey() async {
        dns.add(settings.recordName, text: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        #expect(await dkim().map(\.finding) == ["DNS has another key"])
        dns.add(settings.recordName, text: "v=DKIM1; k=ed25519; p=")
        #expect(await dkim().map(\.finding) == ["DNS says that the key is revoked"])
    }

    @Test("a key that others can read and a foreign domain are warnings")
    func warnings() async throws {
        dns.add(settings.recordName, text: record)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: settings.keyFile.path)
        #expect(await dkim(from: "other.example").map(\.state) == [.warning, .warning, .ok])
        #expect(await dkim(from: "news.example.com").map(\.state) == [.warning, .ok])
    }

    @Test("a key that is not there is a failure, and so nobody is asked")
    func noKey() async throws {
        try FileManager.default.removeItem(at: settings.keyFile)
        let found = await dkim()
        #expect(found.map(\.state) == [.failure])
        #expect(found.first?.finding.contains("there is no such file") == true)
    }

    @Test("a silent name server is no failure of the key")
    func silence() async {
        let nobody = DNSLookUp(server: DNSServer("127.0.0.1:1")) { question throws(DNSError) in
            throw DNSError(question: question, reason: "it was silent")
        }
        let found = await DKIMCheck(settings: [settings], from: "example.com", dns: nobody).diagnoses()
        #expect(found.map(\.state) == [.warning])
    }

    @Test("all records there")
    func records() async {
        dns.add("example.com", text: "v=spf1 mx -all")
        dns.add("example.com", text: "another text")
        dns.add("_dmarc.example.com", text: "v=DMARC1; p=none")
        dns.add("example.com", mailExchanger: "mx.example.com")
        #expect(await domain() == ["spf ok", "dmarc ok", "mx ok"])
    }

    @Test("DMARC is looked for above the domain too")
    func dmarcAbove() async {
        dns.add("_dmarc.example.com", text: "v=DMARC1; p=none")
        #expect(await domain(from: "news.example.com").contains("dmarc ok"))
    }

    @Test("no records are warnings; two, and a domain that takes no mail, are failures")
    func missing() async {
        #expect(await domain() == ["spf warning", "dmarc warning", "mx warning"])
        dns.add("example.com", text: "v=spf1 mx -all")
        dns.add("example.com", text: "v=spf1 -all")
        dns.add("_dmarc.example.com", text: "v=DMARC1; p=none")
        dns.add("_dmarc.example.com", text: "v=DMARC1; p=reject")
        dns.add("example.com", mailExchanger: "", preference: 0)
        #expect(await domain() == ["spf failure", "dmarc failure", "mx failure"])
    }

    @Test("bounces to a foreign domain are told")
    func foreignBounces() async {
        #expect(await domain(bounces: "bounces.example.net").last == "spf warning")
        #expect(await domain(bounces: "bounces.example.com").count == 3)
    }
}
