import Foundation
import GRDB
import Testing

@testable import Paperboy

extension Doctor {
    /// For a newsletter that is set up in a test.
    init(at workshop: Workshop) {
        self.init(configuration: workshop.application.configuration, world: workshop.application.world)
    }
}

@Suite("The doctor, where a newsletter cannot work at all")
struct DoctorFaultTests {
    private let folder: TemporaryFolder
    private let program: Program

    init() throws {
        folder = try TemporaryFolder()
        program = Program(folder: folder.url)
    }

    /// - Parameter more: further sections.
    private func configure(_ more: String = "") throws {
        try folder.write("[]", to: "listing.json")
        let sources = "  hugging-face: {endpoint: \"file:listing.json\"}"
        let text = Workshop.configuration(sources: sources, more: more, mail: "smtp://127.0.0.1:9")
        try folder.write(text, to: "paperboy.yaml")
    }

    private func lines(about subject: String) throws -> [String] {
        let result = try program.run("doctor", "--offline")
        #expect(result.errors.isEmpty, "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init).filter { $0.contains(" \(subject): ") }
    }

    // MARK: The database

    @Test("a database that is none is a line with what to do, and the other checks go on")
    func corrupt() throws {
        try configure()
        try folder.write(String(repeating: "no database ", count: 1000), to: "paperboy.sqlite")
        let result = try program.run("doctor", "--offline")
        #expect(result.status == 1)
        #expect(result.output.contains("failure  store: "))
        #expect(result.output.contains("this is no intact database; restore it from a backup"))
        #expect(result.output.contains("ok       templates: ") && result.output.contains("summaries: "))
    }

    @Test("pages that were damaged are found, though the database opens")
    func damaged() throws {
        try configure()
        let file = folder.url.appending(path: "paperboy.sqlite")
        try Store(at: file).emptyLog()
        var bytes = try Data(contentsOf: file)
        let middle = bytes.count / 2
        bytes.replaceSubrange(middle..<middle + 20_000, with: Data(repeating: 0xA5, count: 20_000))
        try bytes.write(to: file)
        #expect(try lines(about: "store").first?.hasPrefix("failure") == true)
    }

    @Test("a database of a newer version is named as one, by every command")
    func newer() throws {
        try configure()
        let file = folder.url.appending(path: "paperboy.sqlite")
        try Store(at: file).write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 what comes')") }
        #expect(try lines(about: "store").first?.contains("a newer version of paperboy has made this database") == true)
        let status = try program.run("status")
        #expect(status.status == 1 && status.errors.contains("install that version again"))
    }

    @Test("a database that is not there yet is not made")
    func absent() throws {
        try configure("database: deeper/paperboy.sqlite")
        #expect(try lines(about: "store").first?.contains("deeper is no folder that may be written") == true)
        try configure()
        #expect(try lines(about: "store").first?.hasSuffix("paperboy.sqlite will be made") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "paperboy.sqlite").path))
    }

    // MARK: The configuration

    @Test(
        "says what is set and cannot work",
        arguments: [
            ("mailbox: {maildir: nowhere}", "mailbox", "cannot be listed"),
            ("mailbox: {maildir: empty}", "mailbox", "is no Maildir"),
            ("web: {url: \"https://news.example.com/\"}", "web", "all readers seem to be the proxy"),
            ("mailbox: {maildir: empty}", "addresses", "set `web.url`"),
            ("templates: paperboy.yaml", "templates", "is no folder that can be read"),
            ("selection: {profile: {file: library.bib}}", "profile", "library.bib cannot be read"),
            ("figures: {mode: none, folder: pictures}", "figures", "mend `figures.folder`"),
            ("", "blog", "mend `blog.content`"),
        ]
    )
    func useless(more: String, subject: String, words: String) throws {
        try configure(more)
        try folder.make("empty")
        let lines = try lines(about: subject)
        #expect(lines.contains { $0.contains(words) }, "\(lines)")
        #expect(lines.allSatisfy { $0.hasPrefix("ok") || $0.hasPrefix("skipped") || $0.contains("; ") })
    }

    @Test("a template that cannot be read is named")
    func unreadable() throws {
        try configure()
        try folder.make("templates/mail/issue.html")
        #expect(try lines(about: "templates").contains { $0.hasPrefix("failure") && $0.contains("mail/issue.html") })
    }
}
