import Foundation
import Paperboy
import Testing

@Suite("Configuration")
struct ConfigurationReaderTests {
    private func read(_ text: String, _ environment: [String: String] = [:]) throws -> Paperboy.Configuration {
        try ConfigurationReader(folder: URL(fileURLWithPath: "/srv/papers"), environment: environment)
            .read(text, name: "paperboy.yaml")
    }

    private let base = Workshop.configuration(sources: "  hugging-face: {}")

    @Test("reads the example that `init` writes")
    func example() throws {
        let text = try #require(EmbeddedFile.text("paperboy.example.yaml"))
        let configuration = try read(text)
        #expect(configuration.newsletter.slug == "llm-papers")
        #expect(configuration.newsletter.domain == "blog.example.com")
        #expect(configuration.editions.map(\.name) == ["LLM論文サーベイ", "LLM Papers Survey"])
        #expect(configuration.timeZone.identifier == "Asia/Tokyo")
        #expect(configuration.sources.arxiv?.categories.map(\.id) == ["cs.CL", "cs.AI", "cs.LG"])
        #expect(configuration.database.path == "/srv/papers/paperboy.sqlite")
        #expect(configuration.blog?.content.path == "/srv/papers/blog/content/post")
        #expect(configuration.mail?.routes.map(\.transport.name) == ["outbox:/srv/papers/outbox"])
        #expect(configuration.mail?.rate == Rate(count: 10, period: .seconds(1)))
    }

    @Test("takes the environment before the file")
    func environment() throws {
        let variables = ["PAPERBOY_MAIL_SMTP": "smtp://127.0.0.1:2525", "PAPERBOY_DATABASE": "/var/p.db"]
        let configuration = try read(base, variables)
        #expect(configuration.mail?.routes.map(\.transport.name) == ["smtp://127.0.0.1:2525"])
        #expect(configuration.database.path == "/var/p.db")
    }

    @Test("takes lists from the environment, separated by commas")
    func lists() throws {
        let variables = ["PAPERBOY_SELECTION_EXCLUDE": "survey, position paper,", "PAPERBOY_SELECTION_INCLUDE": "x"]
        let configuration = try read(base, variables)
        #expect(configuration.selection.exclude == ["survey", "position paper"])
        #expect(configuration.selection.include == ["x"])
    }

    @Test(
        "refuses variables that nothing asks for, with the nearest that something does",
        arguments: [
            ("PAPERBOY_MAIL_SMPT", "did you mean `PAPERBOY_MAIL_SMTP`?"),
            ("PAPERBOY_DATABSE", "did you mean `PAPERBOY_DATABASE`?"),
            ("PAPERBOY_SELECTION", "unknown variable"),
        ]
    )
    func unknownVariable(name: String, words: String) {
        let error = #expect(throws: YAMLError.self) { try read(base, [name: "1"]) }
        #expect(error?.description.hasPrefix("environment variable \(name): unknown variable") == true)
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test(
        "passes over variables of other programs and of sections that the file leaves out",
        arguments: ["PATH", "PAPER", "PAPERBOY_SOURCES_SEMANTIC_SCHOLAR_KEY", "PAPERBOY_WEB_URL"]
    )
    func otherVariables(name: String) throws { _ = try read(base, [name: "1"]) }

    @Test("takes a secret's variable before its file, and the file's variable beside it")
    func bothSecrets() throws {
        let variables = ["PAPERBOY_MAIL_PASSWORD": "a", "PAPERBOY_MAIL_PASSWORD_FILE": "/nowhere"]
        _ = try read(base, variables)
    }

    @Test("says why a file cannot be read: missing, no text, no file")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let latin = folder.url.appending(path: "latin.yaml")
        try Data([0x61, 0x3A, 0x0A, 0x62, 0x3A, 0x20, 0xE9]).write(to: latin)
        for (file, words) in [
            (folder.url.appending(path: "none.yaml"), "there is no such file; `paperboy init` writes one"),
            (latin, "line 2 is not UTF-8; save it as UTF-8"),
            (folder.url, "cannot be read: Is a directory"),
        ] {
            #expect {
                try Configuration.read(file: file, environment: [:])
            } throws: { error in
                "\(error)".hasPrefix("\(file.path): ") && "\(error)".contains(words)
            }
        }
    }

    @Test(
        "refuses what is wrong, with file, line, key and what was expected",
        arguments: [
            ("time-zone: Asia/Tokyo", "time-zone: Asia/Tokio", "paperboy.yaml:3: newsletter.time-zone:"),
            ("smtp: \"outbox", "smpt: \"outbox", "mail.smpt: unknown key; did you mean `smtp`?"),
            ("window: 3d", "window: three", "sources.window: expected a number of days such as `3d`, found `three`"),
            ("name: Example,", "", "newsletter.sender.name: is missing"),
            ("slug: llm-papers", "slug: LLM Papers", "newsletter.slug: expected letters a-z"),
            ("language: en", "language: englisch!", "editions[2].language: expected a language tag"),
            ("language: en", "language: JA", "editions[2].language: `ja` stands twice"),
            ("site: https://blog.example.com/", "site: blog.example.com", "newsletter.site: expected an address"),
            ("outbox:outbox", "smtp://user:secret@mail.example.com", "keep the password out of the address"),
            ("News <news@example.com>", "News", "mail.from:"),
            ("blog: {content: blog/content/post}", "blog: {contents: x}", "blog.content: is missing"),
            ("feeds: {", "feeds: {password: x, ", "feeds.password: unknown key"),
            ("newsletter:\n", "newsletter:\n  slug: twice\n", "this key stands twice"),
        ]
    )
    func wrong(original: String, replacement: String, message: String) throws {
        #expect(base.contains(original))
        let error = #expect(throws: YAMLError.self) { try read(base.replacing(original, with: replacement)) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix("paperboy.yaml:") == true)
    }

    @Test("names the environment variable that holds a wrong value")
    func wrongEnvironment() {
        let error = #expect(throws: YAMLError.self) { try read(base, ["PAPERBOY_SELECTION_PAPERS": "many"]) }
        let words = "environment variable PAPERBOY_SELECTION_PAPERS: expected a whole number"
        #expect(error?.description.hasPrefix(words) == true)
    }

    @Test("takes secrets from environment or file alone, and never prints them")
    func secrets() throws {
        let folder = try TemporaryFolder()
        let key = try folder.write("s3cret\n", to: "key.txt")
        let section = "  semantic-scholar: {query: x, key-file: \(key.path)}"
        let configuration = try read(Workshop.configuration(sources: section))
        #expect(configuration.sources.semanticScholar?.key?.value == "s3cret")
        #expect(!"\(configuration)".contains("s3cret"))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("s3cret"))

        let written = Workshop.configuration(sources: "  semantic-scholar: {query: x, key: s3cret}")
        let error = #expect(throws: YAMLError.self) { try read(written) }
        #expect(error?.description.contains("PAPERBOY_SOURCES_SEMANTIC_SCHOLAR_KEY") == true)
        #expect(error?.description.contains("s3cret") == false)
    }

    @Test("resolves relative file addresses against its own folder")
    func files() throws {
        let configuration = try read(Workshop.configuration(sources: "  hugging-face: {endpoint: \"file:a/b.json\"}"))
        #expect(configuration.sources.huggingFace?.endpoint.path == "/srv/papers/a/b.json")
    }
}
