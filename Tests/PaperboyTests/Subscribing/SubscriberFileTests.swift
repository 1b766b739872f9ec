import Paperboy
import Testing

@Suite("Subscriber file")
struct SubscriberFileTests {
    private func read(_ text: String) throws -> (rows: [SubscriberRow], problems: [SubscriberFile.Problem]) {
        try SubscriberFile.read(text, name: "subscribers.csv")
    }

    @Test(
        "reads rows with and without byte order mark, whatever the line ends",
        arguments: ["", "\u{FEFF}"],
        ["\n", "\r\n", "\r"]
    )
    func rows(mark: String, end: String) throws {
        let lines = ["email,name,language,topics", "aiko@example.jp,佐藤 愛子,ja,", "b@example.com,\"Doe, B\",,rl; nlp"]
        let (rows, problems) = try read(mark + lines.joined(separator: end) + end)
        #expect(problems.isEmpty)
        #expect(rows.map(\.address.rawValue) == ["aiko@example.jp", "b@example.com"])
        #expect(rows.map(\.name) == ["佐藤 愛子", "Doe, B"])
        #expect(rows.map(\.language) == [.japanese, nil])
        #expect(rows.map(\.topics) == [nil, ["rl", "nlp"]])
        #expect(rows.map(\.line) == [2, 3])
    }

    @Test("finds columns by name and takes a file of addresses alone")
    func columns() throws {
        #expect(try read("language,email\nja,a@example.com\n").rows.first?.language == .japanese)
        #expect(try read("email\na@example.com\n").rows.count == 1)
    }

    @Test("keeps quotes, commas and line breaks in quoted fields, and counts lines through them")
    func quoting() throws {
        let text = "email,name\na@example.com,\"A \"\"B\"\",\nC\"\nnonsense,x\n"
        let (rows, problems) = try read(text)
        #expect(rows.first?.name == "A \"B\", C")
        #expect(problems.map(\.line) == [4])
    }

    @Test("names the line of each row that it cannot take, and takes the others")
    func problems() throws {
        let text = """
            email,name,language,topics
            a@example.com,,en,
            not an address,,en,
            b@example.com,,english!,
            A@Example.com,,en,
            c@example.com,,en,,,
            d@example.com,,,
            """
        let (rows, problems) = try read(text)
        #expect(rows.map(\.address.rawValue) == ["a@example.com", "d@example.com"])
        #expect(problems.map(\.line) == [3, 4, 5, 6])
        #expect(problems[0].reason == "`not an address` is no e-mail address")
        #expect(problems[2].reason == "A@example.com stands on line 2 already")
    }

    @Test(
        "refuses a file that is no list of subscribers, with line and reason",
        arguments: [
            ("", "subscribers.csv:1: the file is empty"),
            ("mail\na@example.com\n", "subscribers.csv:1: `mail` is no column here"),
            ("name\nA\n", "subscribers.csv:1: no column `email`"),
            ("email,name\na@example.com,\"open\n", "subscribers.csv:2: a quoted field begins here and never ends"),
        ]
    )
    func unreadable(text: String, message: String) {
        let error = #expect(throws: SubscriberFile.Unreadable.self) { try read(text) }
        #expect(error?.description.hasPrefix(message) == true)
    }
}

@Suite("E-mail address")
struct EmailAddressTests {
    @Test(
        "mends what keyboards and copying do",
        arguments: [
            (" a@example.com ", "a@example.com"), ("ｕｓｅｒ＠ｅｘａｍｐｌｅ．ｊｐ", "user@example.jp"),
            ("mailto:A@EXAMPLE.com", "A@example.com"), ("Ann <ann@example.com>", "ann@example.com"),
            ("abc..d.@docomo.ne.jp", "abc..d.@docomo.ne.jp"), ("jürgen@müller.example", "jürgen@müller.example"),
        ]
    )
    func repairs(text: String, address: String) { #expect(EmailAddress(text)?.rawValue == address) }

    @Test(
        "refuses what is no address",
        arguments: [
            "", "a", "@example.com", "a@", "a@b", "a b@example.com", "a@-b.com", "a@b..com", "a@127.0.0.1", "a@[::1]",
            "a\r\nRCPT TO:<b@example.com>@example.com", "a@exa mple.com", "\"a b\"@example.com",
        ]
    )
    func refuses(text: String) { #expect(EmailAddress(text) == nil) }
}
