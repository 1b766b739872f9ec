import Foundation
import Testing

/// The independent checks that may stand beside the repository.
enum Checks {
    static let folder = SharedFolder.url.appending(path: "checks")
    static let hostile = folder.appending(path: "hostile.txt")

    /// Whether the checks, Hugo and the Python modules that they need are there.
    static let canRun: Bool =
        FileManager.default.fileExists(atPath: hostile.path)
        && status(of: "command -v hugo && python3 -c 'import feedparser, html5lib, lxml, rdflib, dkim, tinycss2'") == 0

    static func run(_ name: String, _ arguments: String...) throws { try run(name, arguments) }

    /// Fails the test with the check's output when it finds something.
    static func run(_ name: String, _ arguments: [String]) throws {
        let output = FileManager.default.temporaryDirectory.appending(path: "check-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: output) }
        let words = ([folder.appending(path: name).path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let status = status(of: "\(words) > '\(output.path)' 2>&1")
        let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        #expect(status == 0, "\(name) found:\n\(text.suffix(4000))")
    }

    private static func status(of command: String) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
