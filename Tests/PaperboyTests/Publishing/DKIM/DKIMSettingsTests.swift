import Foundation
import Testing

@testable import Paperboy

@Suite("Files with keys for DKIM")
struct DKIMSettingsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(_ name: String = "dkim.pem") -> DKIMSettings {
        DKIMSettings(domain: "example.com", selector: "paperboy", keyFile: folder.url.appending(path: name))
    }

    private func reason(_ text: String) throws -> String {
        try folder.write(text, to: "dkim.pem")
        do throws(FileError) {
            _ = try settings().identity()
            return ""
        } catch {
            #expect(error.path.hasSuffix("dkim.pem"))
            return error.reason
        }
    }

    @Test("a key that was generated can be read, by nobody else", arguments: PrivateKey.Kind.allCases)
    func generated(kind: PrivateKey.Kind) throws {
        let report = try DKIMKeyReport.generate(kind, for: settings())
        let identity = try settings().identity()
        #expect(try identity.record().text == report.value)
        #expect(report.name == "paperboy._domainkey.example.com")
        #expect(report.strings.joined() == report.value && report.strings.allSatisfy { $0.utf8.count <= 255 })
        #expect(report.strings.count == (kind == .rsa ? 2 : 1))
        #expect(DKIMRecord(text: report.value)?.kind == kind)
        let mode = try FileManager.default.attributesOfItem(atPath: report.file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("a key that is there stays")
    func noOverwriting() throws {
        try folder.write("mine", to: "dkim.pem")
        #expect(throws: FileError.self) { try DKIMKeyReport.generate(.ed25519, for: settings()) }
        #expect(try String(contentsOf: settings().keyFile, encoding: .utf8) == "mine")
    }

    @Test("says what is wrong with a file")
    func faults() throws {
        #expect(throws: FileError.self) { try settings("none.pem").identity() }
        #expect(try reason("").contains("no private key"))
        #expect(try reason("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").contains("no private key"))
        #expect(try reason("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n").contains("encrypted"))
        let small = String(decoding: try PrivateKey.generate(.rsa, bits: 768).pem(), as: UTF8.self)
        #expect(try reason(small).contains("768 bits"))
    }

    @Test(
        "selectors are labels",
        arguments: [
            ("paperboy", true), ("a.b-1", true), ("", false), ("a..b", false), ("-a", false), ("a_b", false),
            ("é", false),
        ]
    )
    func selectors(text: String, isOne: Bool) { #expect(DKIMSettings.isSelector(text) == isOne) }

    @Test("records are read in any order of their tags, RSA when nothing is said")
    func records() {
        #expect(
            DKIMRecord(text: " p = AQ ID ; v = DKIM1 ;") == DKIMRecord(kind: .rsa, key: [1, 2, 3])
        )
        #expect(DKIMRecord(text: "v=spf1 -all") == nil)
        #expect(DKIMRecord(text: "v=DKIM2; p=AQID") == nil)
        #expect(DKIMRecord(text: "v=DKIM1; p=") == DKIMRecord(kind: .rsa, key: []))
    }
}
