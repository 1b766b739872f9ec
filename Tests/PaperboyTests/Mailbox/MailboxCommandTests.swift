import Foundation
import Glibc
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("paperboy mailbox", .serialized)
struct MailboxCommandTests {
    private static let configuration = """
        newsletter:
          slug: test-papers
          site: https://blog.example.com/
          editions: [{language: en, title: "Papers ({{date}})"}]
          sender: {name: Example, address: "1-2-3 Example", contact: editor@example.com}
        sources: {arxiv: {endpoint: "file:none", categories: [cs.CL]}}
        blog: {content: blog}
        mail: {from: "News <news@news.example>", bounces: bounce@news.example, smtp: "outbox:outbox"}

        """

    private func program(mailbox: String) throws -> (TemporaryFolder, Program) {
        let folder = try TemporaryFolder()
        try folder.write(Self.configuration + mailbox, to: "paperboy.yaml")
        try folder.write("secret\n", to: "password")
        return (folder, Program(folder: folder.url))
    }

    private func mail(_ number: Int) -> String {
        "From: Reader \(number) <reader\(number)@reader.example>\nTo: news@news.example\nSubject: mail \(number)\n\nHello \(number)\n"
    }

    private func store(_ folder: TemporaryFolder) throws -> Store {
        try Store(at: folder.url.appending(path: "paperboy.sqlite"))
    }

    @Test("says what each mail of a folder is, one object a line, and changes nothing")
    func dryRun() throws {
        let folder = try TemporaryFolder()
        try folder.write(mail(1), to: "mails/1.eml")
        try folder.write(
            "Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: failure notice\n\n<a@reader.example>:\n550 5.1.1 no such user\n",
            to: "mails/2.eml"
        )
        try folder.write("no mail", to: "mails/notes.txt")
        let result = try Program(folder: folder.url).run("mailbox", "--maildir", "mails", "--dry-run", "--json")
        #expect(result.status == 0, "\(result.errors)")
        let lines = result.output.split(separator: "\n")
        #expect(lines.first == #"{"file":"1.eml","kind":"other","reason":null,"recipients":[],"status":null}"#)
        #expect(
            lines.last
                == #"{"file":"2.eml","kind":"hard","reason":"no-such-user","recipients":["a@reader.example"],"status":"5.1.1"}"#
        )
        #expect(lines.count == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "paperboy.sqlite").path))
    }

    @Test("handles a Maildir's mails once, moves new ones to those seen, and shows what it kept")
    func maildir() throws {
        let (folder, program) = try program(mailbox: "mailbox: {maildir: Maildir}\n")
        for name in ["cur/1.host:2,S", "new/2.host", "tmp/3.host"] {
            try folder.write(mail(Int(name.count)), to: "Maildir/\(name)")
        }
        let first = try program.run("mailbox")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.hasPrefix("2 mails: 2 other"))
        let seen = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "Maildir/cur").path)
        #expect(seen.sorted() == ["1.host:2,S", "2.host:2,S"])
        #expect(try program.run("mailbox").output.hasPrefix("no new mail"))
        #expect(try program.run("mailbox", "--list").output.contains("reader"))
        #expect(try program.run("mailbox", "--dismiss").output.hasPrefix("2 mails"))
        #expect(try program.run("mailbox", "--list").output == "nothing waits to be looked at\n")
    }

    @Test(
        "says what to do without a mailbox, with a password in the address, and with two mailboxes",
        arguments: [
            ("", "no mailbox is configured; set `mailbox:"),
            ("mailbox: {imap: \"imaps://u:p@imap.example.com/INBOX\"}\n", "keep the password out of the address"),
            (
                "mailbox: {imap: \"imaps://u@imap.example.com\", maildir: m, password-file: password}\n",
                "a mailbox is `imap` or `maildir`, not both"
            ),
        ]
    )
    func configurationErrors(mailbox: String, words: String) throws {
        let (folder, program) = try program(mailbox: mailbox)
        let result = try program.run("mailbox")
        #expect(result.errors.contains(words), "in \(folder.url.path)")
        #expect(result.status == 2)
    }

    private func imap(_ server: DovecotServer, _ more: String = "") -> String {
        "mailbox: {imap: \"imap://news@127.0.0.1:\(server.port)/INBOX\", password-file: password\(more)}\n"
    }

    @Test(
        "handles each mail of an IMAP folder once, however often it is killed",
        .enabled(if: DovecotServer.isInstalled)
    )
    func killed() async throws {
        let server = try DovecotServer(mails: (0..<300).map(mail))
        let (folder, program) = try program(mailbox: imap(server))
        let store = try store(folder)
        var kills = 0
        for round in 1...4 {
            let process = try program.start("mailbox")
            while process.isRunning, try store.keptMailCount() < round * 50 {
                try await Task.sleep(for: .milliseconds(3))
            }
            if process.isRunning { kills += 1 }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        #expect(kills > 0)
        let last = try program.run("mailbox")
        #expect(last.status == 0, "\(last.errors)")
        let kept = try store.keptMails(limit: 1000)
        #expect(Set(kept.compactMap(\.subject)) == Set((0..<300).map { "mail \($0)" }))
        #expect(kept.count == 300)
        #expect(try program.run("mailbox").output.hasPrefix("no new mail"))
    }

    @Test("moves handled mails, also those that a killed run left", .enabled(if: DovecotServer.isInstalled))
    func moves() throws {
        let server = try DovecotServer(mails: (0..<20).map(mail))
        let (folder, stays) = try program(mailbox: imap(server))
        #expect(try stays.run("mailbox").output.hasPrefix("20 mails"))
        try folder.write(Self.configuration + imap(server, ", done: Handled"), to: "paperboy.yaml")
        // The folder does not exist yet: the server says so, and nothing is lost.
        let missing = try stays.run("mailbox")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("to Handled"))
        #expect(try doctor(stays).contains("/Handled, opening the folder"))
        try server.makeFolder("Handled")
        let moved = try stays.run("mailbox")
        #expect(moved.status == 0, "\(moved.errors)")
        #expect(try server.count(in: "Handled") == 20)
        #expect(try doctor(stays).hasSuffix("/INBOX opens, and so does Handled"))
        #expect(try store(folder).keptMailCount() == 20)
    }

    @Test("says that the server refuses the password", .enabled(if: DovecotServer.isInstalled))
    func refused() throws {
        let server = try DovecotServer(mails: [])
        let (folder, program) = try program(mailbox: imap(server))
        try folder.write("wrong\n", to: "password")
        let result = try program.run("mailbox")
        #expect(result.status == 1)
        #expect(result.errors.contains("the server refuses user or password"))
        #expect(!result.errors.contains("wrong"))
        #expect(try doctor(program).contains("failure  mailbox: news@127.0.0.1"))
    }

    /// What the doctor says of the mailbox.
    private func doctor(_ program: Program) throws -> String {
        let lines = try program.run("doctor", "--log-level", "error").output.split(separator: "\n")
        return lines.first { $0.contains(" mailbox: ") }.map(String.init) ?? ""
    }
}
