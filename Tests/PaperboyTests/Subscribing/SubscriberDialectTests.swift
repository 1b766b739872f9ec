import Foundation
import Testing

@testable import Paperboy

@Suite("Lists of other programs")
struct SubscriberDialectTests {
    private func read(_ bytes: [UInt8]) throws -> (
        reader: SubscriberFileReader, rows: [SubscriberRow], problems: [String]
    ) {
        // In small pieces, so that every seam is met.
        var rest = bytes[...]
        var reader = try SubscriberFileReader(name: "list.csv") {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(7) }
            return Array(rest.prefix(7))
        }
        var rows: [SubscriberRow] = []
        var problems: [String] = []
        while let result = try reader.next() {
            switch result {
            case .success(let row): rows.append(row)
            case .failure(let problem): problems.append("\(problem.line): \(problem.reason)")
            }
        }
        return (reader, rows, problems)
    }

    private static let files: [(name: String, text: String)] = [
        (
            "listmonk",
            """
            uuid,email,name,attributes,status,created_at,updated_at
            0a,ann@example.com,Ann Example,"{""lang"": ""ja""}",enabled,2025-01-01,2025-01-01
            0b,gone@example.com,Gone,{},blocklisted,2025-01-01,2025-01-01
            """
        ),
        (
            "Ghost",
            """
            id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers
            1,ann@example.com,Ann Example,,true,false,,2025-01-01,,,
            2,gone@example.com,Gone,,false,false,,2025-01-01,,,
            """
        ),
        (
            "Keila",
            """
            Email;First name;Last name;External ID;Data;Status
            ann@example.com;Ann;Example;7;"{""language"": ""ja""}";active
            gone@example.com;Gone;;8;{};unsubscribed
            """
        ),
        (
            "Buttondown",
            """
            email,notes,metadata,tags,referrer_url,creation_date,subscriber_type
            ann@example.com,,"{}",vip,,2025-01-01,regular
            gone@example.com,,"{}",,,2025-01-01,unsubscribed
            late@example.com,,"{}",,,2025-01-01,unactivated
            """
        ),
        (
            "Substack",
            """
            email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at
            ann@example.com,false,,other,false,2025-01-01,
            gone@example.com,false,,other,true,2025-01-01,
            """
        ),
        (
            "Mailchimp",
            """
            "Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID,NOTES,TAGS,UNSUB_TIME
            ann@example.com,Ann,Example,2,,2025-01-01,1,2,,,
            gone@example.com,Gone,,2,,2025-01-01,1,2,,,2025-06-01
            """
        ),
        (
            "SendPortal",
            """
            id,hash,email,first_name,last_name,created_at,unsubscribed_at
            1,x,ann@example.com,Ann,Example,2025-01-01,
            2,y,gone@example.com,Gone,,2025-01-01,2025-06-01
            """
        ),
    ]

    @Test("are known by their columns; who had left there is known too", arguments: files.map(\.name))
    func dialects(name: String) throws {
        let file = try #require(Self.files.first { $0.name == name })
        let (reader, rows, problems) = try read(Array(file.text.utf8))
        #expect(reader.dialect?.name == name)
        #expect(problems.isEmpty)
        let ann = try #require(rows.first)
        #expect(ann.address.rawValue == "ann@example.com")
        #expect(["Ann Example", nil].contains(ann.name))
        #expect(ann.standing == .active)
        #expect(ann.topics == nil)
        #expect(["listmonk", "Keila"].contains(name) ? ann.language == .japanese : ann.language == nil)
        guard case .left = rows.dropFirst().first?.standing else {
            Testing.Issue.record("gone@example.com has left: \(rows)")
            return
        }
        if name == "Buttondown" { #expect(rows.last?.standing == .unconfirmed) }
    }

    @Test("are read in UTF-8 with a mark, UTF-16 of both kinds with tabs, and Shift_JIS with semicolons")
    func encodings() throws {
        let lines = "email\tname\r\naiko@example.jp\t佐藤 愛子\r\n"
        let utf16 = Array(lines.utf16)
        let little: [UInt8] =
            [0xFF, 0xFE] + utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big: [UInt8] =
            [0xFE, 0xFF] + utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(lines.utf8)
        let name: [UInt8] = [0x8D, 0xB2, 0x93, 0xA1, 0x82, 0xB3, 0x82, 0xF1]  // 佐藤さん
        let japanese = Array("email;name\naiko@example.jp;".utf8) + name + [0x0A]
        for bytes in [little, big, marked] {
            let rows = try read(bytes).rows
            #expect(rows.map(\.name) == ["佐藤 愛子"])
            #expect(rows.map(\.line) == [2])
        }
        #expect(try read(japanese).rows.map(\.name) == ["佐藤さん"])
    }

    @Test("name the columns that are not taken")
    func columns() throws {
        let file = try #require(Self.files.first { $0.name == "Mailchimp" })
        let left = try read(Array(file.text.utf8)).reader.columnsLeftOut
        #expect(left.contains("MEMBER_RATING"))
        #expect(!left.contains("First Name"))
    }

    @Test("of no known program are refused with a list of those that are known")
    func unknown() {
        let error = #expect(throws: SubscriberFile.Unreadable.self) {
            try read(Array("mail,vorname\nx@example.com,X\n".utf8))
        }
        #expect(error?.reason.contains("listmonk, Ghost") == true)
    }

    @Test("with bad rows give a line number for each")
    func problems() throws {
        let text = "email,subscribed_to_emails\nann@example.com,true\nnonsense,true\n\nANN@example.com,true\n"
        #expect(
            try read(Array(text.utf8)).problems == [
                "3: `nonsense` is no e-mail address", "5: ANN@example.com stands on line 2 already",
            ]
        )
    }
}

@Suite("Importing lists")
struct SubscriberImportTests {
    private let press: TestPress

    init() throws { press = try TestPress() }

    private func take(_ text: String, dryRun: Bool = false) throws -> ImportReport {
        let file = try press.folder.write(text, to: "list.csv")
        return try press.application.importSubscribers(from: file, dryRun: dryRun).result
    }

    private func states() throws -> [String] {
        try press.application.store.subscribers().map { "\($0.address) \($0.state.rawValue) \($0.name ?? "-")" }
    }

    @Test("notes who had left elsewhere, and does not bring in who never confirmed")
    func standing() throws {
        let report = try take(
            "email,subscriber_type\na@example.com,regular\nb@example.com,removed\nc@example.com,unactivated\n"
        )
        #expect(report.dialect == "Buttondown")
        #expect((report.added, report.left) == (1, 1))
        #expect(report.keptAway.map(\.line) == [4])
        #expect(try states() == ["a@example.com active -", "b@example.com unsubscribed -"])
        #expect(try take("email\nb@example.com\n").keptAway.map(\.reason) == ["b@example.com has unsubscribed"])
    }

    @Test("changes nobody who reads, whatever another list says of them")
    func known() throws {
        _ = try take("email\na@example.com\n")
        let report = try take("email,subscriber_type\na@example.com,unsubscribed\n")
        #expect(report.keptAway.count == 1 && report.left == 0)
        #expect(try states() == ["a@example.com active -"])
    }

    @Test("a dry run says the same and changes nothing")
    func dryRun() throws {
        let text = "email,subscriber_type\na@example.com,regular\na@example.com,regular\nb@example.com,removed\n"
        let dry = try take(text, dryRun: true)
        #expect(try states().isEmpty)
        #expect(try take(text) == dry)
        #expect(dry.problems.map(\.line) == [3])
    }

    @Test("can be taken back: new readers go, changed ones are as before, others stay")
    func undo() throws {
        _ = try take("email,name\nold@example.com,Old\nmended@example.com,M\n")
        _ = try take("email,name\nold@example.com,New\nmended@example.com,N\nnew@example.com,X\n")
        _ = try press.application.addSubscriber(
            SubscriberRow(line: 1, address: #require(EmailAddress("mended@example.com")), name: "by hand")
        )
        let report = try press.application.undoImport()
        #expect(report.text.hasSuffix("1 removed, 1 as before"))
        #expect(try states() == ["mended@example.com active by hand", "old@example.com active Old"])
        #expect(throws: CommandFailure.self) { try press.application.undoImport() }
    }

    @Test("an export of everything is taken again as it was")
    func roundTrip() throws {
        _ = try take("email,name,language,topics\na@example.com,\"A, B\",en,rl;nlp\nb@example.com,,ja,\n")
        _ = try press.application.removeSubscriber(#require(EmailAddress("b@example.com")))
        var text = ""
        try press.application.exportEverybody { text += $0 + "\n" }
        let columns = "email,name,language,topics,state,added,changed,frequency,papers,format"
        #expect(
            text.hasPrefix(
                "\(columns)\na@example.com,\"A, B\",en,rl;nlp,active,2026-"
            )
        )
        let other = try TestPress()
        let file = try other.folder.write(text, to: "all.csv")
        let report = try other.application.importSubscribers(from: file, dryRun: false).result
        #expect((report.added, report.left) == (1, 1))
        let states = try other.application.store.subscribers().map(\.state)
        #expect(states == [.active, .unsubscribed])
    }

    @Test("names a thousand bad lines and counts the others")
    func manyProblems() throws {
        let report = try take("email\n" + String(repeating: "nonsense\n", count: 1500))
        #expect((report.problems.count, report.moreProblems) == (1000, 500))
    }
}

@Suite("Comma-separated values, row by row")
struct CSVStreamTests {
    private func records(_ text: String, piece: Int) throws -> [String] {
        var rest = Array(text.utf8)[...]
        var stream = CSVStream {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(piece) }
            return Array(rest.prefix(piece))
        }
        var lines: [String] = []
        while let record = try stream.next() {
            lines.append(
                "\(record.line):" + record.fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
            )
        }
        return lines
    }

    @Test("gives the same whatever pieces the file comes in", arguments: [1, 2, 3, 1000])
    func pieces(piece: Int) throws {
        let text = "a,b\r\n\r\n\"x\r\ny\",\"q\"\"q\"\rc,\n\"\"\nlast,d"
        #expect(try records(text, piece: piece) == ["1:a|b", "3:x\r\ny|q\"q", "5:c|", "6:", "7:last|d"])
    }

    @Test("names the line on which a quote opens that never closes")
    func unclosed() {
        let error = #expect(throws: CSVStream.UnclosedQuote.self) { try records("a\n\"b\nc", piece: 2) }
        #expect(error?.line == 2)
    }
}
