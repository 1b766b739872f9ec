import Foundation
import Logging
import PaperboyTesting
import Testing

@testable import Paperboy

@Suite("Composing with figures", .enabled(if: InstalledTools.hasVips, "skipped: libvips42 or prlimit is not installed"))
struct ApplicationIllustrateTests {
    @Test("puts a scaled picture with its credit beside the issue file; a bomb and a missing page get a card")
    func compose() async throws {
        let server = try ScriptedHTTPServer.start()
        serve(on: server)
        let folder = try TemporaryFolder()
        let application = try application(in: folder, server)
        try collect(["2601.00001", "2601.00002", "2601.00003"], application)

        let report = try await application.compose(day())
        let issue = try IssueFile.read(
            String(contentsOf: URL(filePath: report.file), encoding: .utf8),
            name: report.file
        )
        let figures = Dictionary(uniqueKeysWithValues: issue.entries.map { ($0.paper.description, $0.figure) })
        let found = try #require(figures["arxiv:2601.00001"] ?? nil)
        #expect((found.width, found.height) == (600, 300))
        #expect(found.alt == "Overview.")
        #expect(found.credit == "Figure: Ada Lovelace, arXiv:2601.00001v1, CC BY 4.0")
        #expect(found.source == server.url("/html/2601.00001v1/x1.png").absoluteString)
        #expect(found.license == "CC BY 4.0")
        let file = URL(filePath: report.file).deletingLastPathComponent().appending(path: found.file)
        #expect(try PNGHeader(Data(contentsOf: file)).width == 600)

        for id in ["arxiv:2601.00002", "arxiv:2601.00003"] {
            let card = try #require(figures[id] ?? nil)
            #expect((card.width, card.height, card.credit) == (600, 315, nil))
        }
        #expect(report.remarks.filter { $0.contains("a drawn card for a figure") }.count == 2)
    }

    @Test("tells for one paper what was chosen and what was passed over")
    func figure() async throws {
        let server = try ScriptedHTTPServer.start()
        serve(on: server)
        let folder = try TemporaryFolder()
        let application = try application(in: folder, server)
        try collect(["2601.00002"], application)
        let output = folder.url.appending(path: "out.png")

        let bomb = try await application.figure(of: "arXiv:2601.00002v1", output: output)
        #expect(bomb.origin == .card && bomb.isKnown)
        #expect(bomb.passedOver.contains { $0.figure.hasSuffix("x1.png") && $0.reason.contains("50 megapixels") })
        #expect(try PNGHeader(Data(contentsOf: output)).width == 600)

        let unknown = try await application.figure(of: "2601.00001", output: nil)
        #expect(unknown.origin == .html && !unknown.isKnown)
        #expect(unknown.text.contains("licence: CC BY 4.0") && unknown.text.contains("not collected here"))
        await #expect(throws: CommandFailure.self) { try await application.figure(of: "what", output: nil) }
    }

    @Test("goes on without what makes pictures, with one remark")
    func withoutTool() async throws {
        let folder = try TemporaryFolder()
        var tool = ImageTool.live { _ in }
        tool.fault = { "libvips is not installed" }
        let application = try application(in: folder, nil, tool)
        try collect(["2601.00001", "2601.00002"], application)
        let report = try await application.compose(day())
        #expect(report.papers.count == 2)
        #expect(report.remarks.filter { $0.contains("libvips is not installed") }.count == 1)
    }

    // MARK: Parts

    private func day() throws -> CalendarDate { try #require(CalendarDate("2026-01-03")) }

    private func serve(on server: ScriptedHTTPServer) {
        for id in ["2601.00001", "2601.00002"] {
            server.on(
                "/html/\(id)",
                .body(
                    """
                    <a id="license-tr">License: CC BY 4.0</a><div id="watermark-tr">arXiv:\(id)v1 [cs.CL] 1 Jan 2026</div>
                    <article class="ltx_document"><figure class="ltx_figure"><img src="\(id)v1/x1.png">
                    <figcaption>Figure 1: Overview.</figcaption></figure></article>
                    """
                )
            )
        }
        let type = ["Content-Type": "image/png"]
        let picture = BlackPNG.make(width: 1000, height: 500)
        let bomb = BlackPNG.make(width: 20_000, height: 20_000, depth: 1)
        server.on("/html/2601.00001v1/x1.png", .respond(HTTPResponse(status: 200, headers: type, body: picture)))
        server.on("/html/2601.00002v1/x1.png", .respond(HTTPResponse(status: 200, headers: type, body: bomb)))
    }

    private func application(
        in folder: TemporaryFolder,
        _ server: ScriptedHTTPServer?,
        _ tool: ImageTool? = nil
    ) throws -> Application {
        let text = """
            newsletter:
              slug: papers
              site: https://blog.example.com/
              editions: [{language: en, title: Papers}]
            selection: {diversity: 0}
            figures: {width: 600, arxiv: "\(server?.url("/").absoluteString ?? "https://arxiv.org/")"}
            """
        var world = World.failing
        let client = HTTPClient(userAgent: "test")
        world.now = { Date(timeIntervalSince1970: 1_767_430_800) }
        world.sleep = { try await Task.sleep(for: $0) }
        if server != nil { world.fetch = { request throws(HTTPError) in try await client.fetch(request) } }
        return try Application(
            configuration: ConfigurationReader(folder: folder.url, environment: [:]).read(text, name: "paperboy.yaml"),
            world: world,
            images: tool,
            log: Logger(label: "test")
        )
    }

    private func collect(_ ids: [String], _ application: Application) throws {
        let papers = try ids.map { id in
            Paper(
                id: .arxiv(try #require(ArxivID(rawValue: id))),
                title: "Engines \(id)",
                abstract: "We build engines. They compute numbers of Bernoulli. They are faster than people by far.",
                authors: ["Ada Lovelace"],
                published: Date(timeIntervalSince1970: 1_767_300_000),
                sources: [.arxiv]
            )
        }
        let note = SourceNote(source: .arxiv, outcome: .ok, papers: papers.count)
        try application.store.save(papers, [note], for: day(), at: Date(timeIntervalSince1970: 1_767_430_000))
    }
}
