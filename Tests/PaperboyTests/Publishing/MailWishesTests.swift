import Foundation
import Testing

@testable import Paperboy

@Suite("How much a reader wants in a mail, and in which form")
struct MailWishesTests {
    private func issue() throws -> Paperboy.Issue {
        try ReadersDesk.issue(
            "2026-02-26",
            ["agents", "maps"],
            (11..<17).map { try ReadersDesk.entry($0, "Paper No\($0)", on: $0 > 13 ? ["maps"] : []) }
        )
    }

    private func numbers(_ mail: ReadersDesk.Mail?) -> [String] {
        Set((mail?.text ?? "").matches(of: /Paper No(\d\d)/).map { String($0.1) }).sorted()
    }

    @Test("the best papers come, so many as the reader wants, on the reader's topics where there are any")
    func papers() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe(
            """
            email,language,topics,papers
            all@example.com,en,*,all
            three@example.com,en,,3
            maps@example.com,en,maps,2
            many@example.com,en,,40

            """
        )
        let mails = try await desk.publish(issue())
        #expect(numbers(mails["all"]).count == 6 && numbers(mails["many"]).count == 6)
        #expect(numbers(mails["three"]) == ["11", "12", "13"])
        #expect(mails["three"]?.text.contains("3 more papers: read the rest on the web") == true)
        #expect(mails["three"]?.text.contains("Your topics") == false)
        #expect(numbers(mails["maps"]) == ["14", "15"])
        #expect(mails["maps"]?.text.contains("Your topics: maps") == true)
    }

    @Test("readers of plain text get one part of it, with the way out")
    func text() async throws {
        let desk = try ReadersDesk()
        try desk.subscribe("email,language,format\na@example.com,en,text\n")
        let issue = try issue()
        try desk.workshop.folder.write(IssueFile.write(issue), to: "issues/\(issue.slug)/issue.yaml")
        _ = try await desk.workshop.application.publish(issue.slug, on: [.mail], unchecked: true)
        let file = try #require(desk.workshop.files(in: "outbox").first)
        let data = try Data(contentsOf: desk.workshop.folder.url.appending(path: "outbox/\(file)"))
        let message = try MailDecoder([UInt8](data))
        #expect(message.value("Content-Type") == "text/plain; charset=utf-8")
        #expect(try message.text().contains("Unsubscribe: https://news.example.com/unsubscribe/"))
        #expect(message.value("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click")
    }

    @Test("files carry the wishes out and in, and undoing a list takes them back")
    func files() throws {
        let desk = try ReadersDesk()
        let application = desk.workshop.application
        func readers() throws -> [[String]] { try application.store.subscribers().map(SubscriberFile.wishes) }
        try desk.subscribe("email,frequency,papers,format\na@example.com,weekly,5,text\nb@example.com,,,\n")
        #expect(try readers() == [["weekly", "5", "text"], ["every", "all", "html"]])
        var lines: [String] = []
        try application.exportEverybody { lines.append($0) }
        #expect(lines[0] == "email,name,language,topics,state,added,changed,frequency,papers,format")
        #expect(lines[1].hasSuffix(",weekly,5,text"))
        // What a file does not say stays.
        try desk.subscribe("email,papers\na@example.com,all\nb@example.com,3\n")
        #expect(try readers() == [["weekly", "all", "text"], ["every", "3", "html"]])
        _ = try application.undoImport()
        #expect(try readers() == [["weekly", "5", "text"], ["every", "all", "html"]])
        try desk.subscribe(lines.joined(separator: "\n") + "\n")
        #expect(try readers() == [["weekly", "5", "text"], ["every", "all", "html"]])
    }

    @Test(
        "a file with a wish that there is not says so, with its line",
        arguments: [
            ("papers", "0", "papers: expected `all` or a number from 1, found `0`"),
            ("papers", "few", "papers: expected `all` or a number from 1, found `few`"),
            ("format", "pdf", "format: expected `html` or `text`, found `pdf`"),
            ("frequency", "daily", "frequency: expected `every` or `weekly`, found `daily`"),
        ]
    )
    func refused(column: String, value: String, words: String) throws {
        let read = try SubscriberFile.read("email,\(column)\na@example.com,\(value)\n", name: "r.csv")
        #expect(read.rows.isEmpty)
        #expect(read.problems == [SubscriberFile.Problem(line: 2, reason: words)])
    }
}
