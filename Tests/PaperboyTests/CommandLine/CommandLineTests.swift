import Foundation
import Paperboy
import Testing

@Suite("Command line")
struct CommandLineTests {
    private let folder: TemporaryFolder
    private let program: Program

    init() throws {
        folder = try TemporaryFolder()
        program = Program(folder: folder.url)
    }

    @Test("says its version and helps, on stdout and with status 0")
    func help() throws {
        let version = try program.run("--version")
        #expect(version.status == 0 && version.output.hasPrefix("paperboy 0."))
        let help = try program.run("publish", "--help")
        #expect(help.status == 0 && help.output.contains("--dry-run"))
    }

    @Test(
        "answers wrong usage with status 2 and words on stderr",
        arguments: [
            (["publsh"], "publsh"), (["run", "--date", "yesterday"], "yesterday"),
            (["publish", "Not A Slug"], "Not A Slug"), (["publish", "a-1", "--to", "paper"], "paper"),
            (["status"], "`paperboy init` writes one"), (["settle", "a-1", "a@example.com"], "--sent"),
        ]
    )
    func usage(arguments: [String], words: String) throws {
        let result = try program.run(arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    @Test("sets up a folder once and overwrites nothing")
    func initialise() throws {
        #expect(try program.run("init").status == 0)
        for name in ["paperboy.yaml", "subscribers.csv", "templates/mail/issue.html", "templates/words/ja.yaml"] {
            #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: name).path))
        }
        try folder.write("mine", to: "paperboy.yaml")
        let second = try program.run("init")
        #expect(second.status == 2)
        #expect(second.errors.contains("paperboy.yaml"))
        #expect(try String(contentsOf: folder.url.appending(path: "paperboy.yaml"), encoding: .utf8) == "mine")
    }

    @Test("takes subscribers in, lists them, exports them, lets them go, each as lines and as JSON")
    func subscribers() throws {
        _ = try program.run("init")
        #expect(try program.run("subscribers", "import", "subscribers.csv", "--dry-run").output.contains("3 added"))
        #expect(try program.run("subscribers", "list").output.contains("no readers"))
        #expect(try program.run("subscribers", "import", "subscribers.csv").status == 0)
        #expect(try program.run("subscribers", "add", "new@example.com", "--language", "en").status == 0)
        #expect(try program.run("subscribers", "remove", "new@example.com").status == 0)
        let export = try program.run("subscribers", "export").output
        #expect(export.hasPrefix("email,name,language,topics\n") && !export.contains("new@example.com"))
        let json = try program.run("subscribers", "list", "--json").output
        let list = try JSONDecoder().decode([String: [Line]].self, from: Data(json.utf8))
        #expect(list["subscribers"]?.count == 4)
        #expect(list["subscribers"]?.last?.state == "unsubscribed")
    }

    private struct Line: Decodable {
        var address: String
        var state: String
    }

    @Test("an import with bad rows takes the good ones, names the bad ones, and says that it is done in part")
    func badRows() throws {
        _ = try program.run("init")
        try folder.write("email\na@example.com\nnonsense\n", to: "r.csv")
        let result = try program.run("subscribers", "import", "r.csv")
        #expect(result.status == 3)
        #expect(result.output.contains("line 3: `nonsense` is no e-mail address"))
    }

    @Test("every report of the whole way is JSON when asked for")
    func json() throws {
        #expect(try program.run("demo", "demo", "--json").status == 0)
        let config = ["--config", "demo/paperboy.yaml", "--json"]
        let slug = "llm-papers-2026-02-26"
        for arguments in [
            ["collect", "--date", "2026-02-26"], ["compose", "--date", "2026-02-26"], ["publish", slug],
            ["publish", slug, "--dry-run"], ["preview", slug, "--output", "preview"], ["status"], ["status", slug],
            ["deliveries", slug], ["run", "--date", "2026-02-26"],
        ] {
            let result = try program.run(arguments + config)
            #expect(result.status == 0, "\(arguments): \(result.errors)")
            #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) is [String: Any], "\(arguments)")
        }
    }

    @Test("a preview holds every output and changes nothing")
    func preview() throws {
        _ = try program.run("demo", "demo")
        let before = try program.run("status", "--config", "demo/paperboy.yaml").output
        let slug = "llm-papers-2026-02-26"
        #expect(try program.run("preview", slug, "--config", "demo/paperboy.yaml", "--output", "p").status == 0)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.url.appending(path: "p").path)
        let wanted = ["index.html", "post/index.ja.md", "post/paper_1.png", "feeds/en/atom.xml", "mail/ja.html"]
        #expect(Set(wanted).isSubset(of: names))
        #expect(try program.run("status", "--config", "demo/paperboy.yaml").output == before)
    }
}
