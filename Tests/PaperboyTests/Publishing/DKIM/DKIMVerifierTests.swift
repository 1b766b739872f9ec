import Foundation
import Testing

@testable import Paperboy

/// Two verifiers that share no code with this program nor with each other.
@Suite("Signatures before other programs")
struct DKIMVerifierTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for (index, message) in try DKIMSample.messages().enumerated() {
            try Data(message).write(to: folder.url.appending(path: "\(index).eml"))
        }
    }

    static let hasDkimpy = (try? Emlcheck.run("python3", ["-c", "import dkim, nacl"]).status) == 0
    static let hasOpenDKIM = FileManager.default.fileExists(atPath: "/usr/sbin/opendkim")

    /// Prints a line a signature: True or False.
    private static let script = """
        import sys, dkim
        records = dict(line.rstrip("\\n").split("\\t") for line in open(sys.argv[1]))
        find = lambda name, timeout=5: records[name.decode().rstrip(".")].encode()
        message = open(sys.argv[2], "rb").read()
        if len(sys.argv) > 3: message = message.replace(b"LLM", b"LLN", int(sys.argv[3]))
        count = message.count(b"\\r\\nDKIM-Signature:") + 1
        for index in range(count):
            try: print(dkim.DKIM(message).verify(idx=index, dnsfunc=find))
            except dkim.ValidationError as error: print("False", error)
        """

    private func dkimpy(_ message: String, _ more: String...) throws -> String {
        let records = try DKIMSample.records().map { "\($0.name)\t\($0.text)\n" }.joined()
        let file = try folder.write(records, to: "records.txt")
        let path = folder.url.appending(path: message).path
        return try Emlcheck.run("python3", ["-c", Self.script, file.path, path] + more).output
    }

    @Test(
        "dkimpy takes both",
        .enabled(if: hasDkimpy, "skipped: python's dkim is missing"),
        arguments: ["0.eml", "1.eml"]
    )
    func dkimpy(message: String) throws { #expect(try dkimpy(message) == "True\nTrue\n") }

    @Test("dkimpy takes neither of a message that was changed", .enabled(if: hasDkimpy, "skipped: no dkim"))
    func changed() throws {
        let words = try dkimpy("1.eml", "-1").split(separator: "\n")
        #expect(words.count == 2 && words.allSatisfy { $0.hasPrefix("False") })
    }

    @Test(
        "OpenDKIM takes both",
        .enabled(if: hasOpenDKIM, "skipped: opendkim is missing"),
        arguments: ["0.eml", "1.eml"]
    )
    func openDKIM(message: String) throws {
        let records = try DKIMSample.records().map { "\($0.name) \($0.text)\n" }.joined()
        let keys = try folder.write(records, to: "keys.txt")
        let settings = try folder.write("Mode v\nTestDNSData \(keys.path)\n", to: "opendkim.conf")
        let path = folder.url.appending(path: message).path
        let words = try Emlcheck.run("/usr/sbin/opendkim", ["-x", settings.path, "-t", path, "-vv"]).output
        #expect(words.contains("dkim=pass (2048-bit key) header.d=example.com"))
        #expect(words.contains("dkim=pass header.d=example.com header.i=@example.com header.a=ed25519-sha256"))
    }
}
