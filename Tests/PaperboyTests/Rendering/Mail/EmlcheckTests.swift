import Foundation
import Testing

@testable import Paperboy

/// Runs the outside check over messages; needs its folder and python's html5lib.
enum Emlcheck {
    private static let program = SharedFolder.url.appending(path: "checks/emlcheck").path

    static let isAvailable =
        SharedFolder.exists && (try? run("python3", ["-c", "import html5lib, tinycss2"]).status) == 0

    static func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Errors and warnings, a line each.
    static func findings(
        in messages: [[UInt8]],
        ignoring names: String = "",
        options: [String] = []
    ) throws -> [Substring] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "emlcheck-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, message) in messages.enumerated() {
            try Data(message).write(to: folder.appending(path: "\(index).eml"))
        }
        let output = try run("python3", [program, "--any-date", "--ignore", names] + options + [folder.path]).output
        return output.split(separator: "\n").filter { $0.hasPrefix("E ") || $0.hasPrefix("W ") }
    }
}

@Suite("Mail before emlcheck", .enabled(if: Emlcheck.isAvailable, "skipped: ../shared or python's html5lib is missing"))
struct EmlcheckTests {
    @Test("has neither errors nor warnings")
    func clean() throws {
        let issue = try MailSample.issue()
        var messages: [[UInt8]] = []
        for (index, edition) in [MailSample.japanese, MailSample.english].enumerated() {
            let body = try MailSample.renderer().body(of: issue, in: edition)
            messages.append(try body.message(to: recipient(index), date: MailSample.date))
        }
        #expect(try Emlcheck.findings(in: messages) == [])
    }

    /// Left out: what the check takes for a template's leftovers and for HTML in plain text is the title itself here.
    @Test("has no errors whatever titles, names and texts say")
    func hostile() throws {
        let file = SharedFolder.url.appending(path: "checks/hostile.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        let messages = try lines.enumerated().map { index, line in
            let edition = Edition(language: index % 2 == 0 ? .japanese : .english, title: line)
            let body = try MailSample.renderer().body(of: try MailSample.issue([try entry(line)]), in: edition)
            var reader = recipient(index)
            reader.name = line
            return try body.message(to: reader, date: MailSample.date)
        }
        let ignored = "placeholder,text-html-soup,text-entities"
        #expect(try Emlcheck.findings(in: messages, ignoring: ignored).filter { $0.hasPrefix("E ") } == [])
    }

    private func recipient(_ number: Int) -> MailRecipient {
        var recipient = MailSample.recipient
        recipient.address = "reader\(number)@example.org"
        recipient.messageID = "issue.\(number)@example.com"
        recipient.unsubscribeURL = "https://news.example.com/unsubscribe/9vN3kq0Yt2LwZ8a\(number)"
        return recipient
    }

    private func entry(_ line: String) throws -> Entry {
        var entry = try MailSample.issue().entries[0]
        entry.title = line
        entry.authors = [line, line]
        entry.figure?.alt = line
        entry.reasons = entry.reasons.mapValues { _ in line }
        entry.summaries = entry.summaries.mapValues {
            Summary(text: line, takeaway: line, language: $0.language, origin: .recorded(line))
        }
        return entry
    }
}
