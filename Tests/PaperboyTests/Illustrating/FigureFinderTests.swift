import Foundation
import PaperboyTesting
import Synchronization
import Testing

@testable import Paperboy

@Suite("Figure finder")
struct FigureFinderTests {
    private static let page = """
        <html><body><a id="license-tr">License: LICENSE</a><div id="watermark-tr">arXiv:2601.00001v2 [cs.CL] 1 Jan 2026</div>
        <article class="ltx_document"><figure id="S1.F1"><img src="x1.png"><figcaption>
        <span class="ltx_tag ltx_tag_figure">Figure 1: </span>Rates.</figcaption></figure>
        <figure id="S1.F2"><img src="x2.png"><figcaption><span class="ltx_tag ltx_tag_figure">Figure 2: </span>
        Overview of the <math alttext="k">k</math> steps.</figcaption></figure></article></body></html>
        """
    private static let folder = "https://arxiv.org/html/2601.00001v2/"

    @Test("takes the overview of a paper under CC BY, with alt, credit, source and licence")
    func overview() async throws {
        let site = Site(page: Self.page(under: "CC BY 4.0"), pictures: ["x1.png", "x2.png"])
        let picture = try #require(await find(on: site).picture)
        #expect(picture.origin == .html)
        #expect(
            picture.figure
                == Figure(
                    file: "paper_1.png",
                    width: 80,
                    height: 80,
                    alt: "Overview of the k steps.",
                    credit: "Figure: Ada Lovelace et al., arXiv:2601.00001v2, CC BY 4.0",
                    source: "\(Self.folder)x2.png",
                    license: "CC BY 4.0"
                )
        )
        #expect(site.asked == ["/html/2601.00001", "/html/2601.00001v2/x2.png"])
    }

    @Test("goes on to the next picture when one is missing, and says so")
    func next() async throws {
        let site = Site(page: Self.page(under: "CC Zero"), pictures: ["x1.png"])
        let finding = await find(on: site)
        #expect(finding.picture?.figure.source == "\(Self.folder)x1.png")
        #expect(finding.passedOver == [PassedOver("\(Self.folder)x2.png", "HTTP 404")])
    }

    @Test(
        "copies nothing that its licence keeps, and fetches it not",
        arguments: [
            "CC BY-NC-SA 4.0", "CC BY-NC-ND 4.0", "arXiv.org perpetual non-exclusive license", "No License",
        ]
    )
    func unlicensed(label: String) async throws {
        let site = Site(page: Self.page(under: label), pictures: ["x1.png", "x2.png", "media.png"], pdf: SmallPDF.data)
        let finding = await find(on: site, media: ["https://cdn.example/media.png"])
        #expect(finding.picture?.origin == .card)
        #expect(finding.picture?.figure.credit == nil)
        let licence = finding.passedOver.filter { $0.reason.contains("figures.mode is `any`") }
        #expect(licence.count == 4)
        #expect(Set(site.asked).isSubset(of: ["/html/2601.00001", "/abs/2601.00001"]))
    }

    @Test("copies it when the operator says so, and names the licence")
    func any() async throws {
        let site = Site(page: Self.page(under: "CC BY-NC-SA 4.0"), pictures: ["x1.png", "x2.png"])
        let picture = try #require(await find(on: site, mode: .any).picture)
        #expect(picture.origin == .html)
        #expect(picture.figure.license == "CC BY-NC-SA 4.0")
    }

    @Test(
        "asks the abstract's page for the licence of a paper without an HTML page, then takes a picture from elsewhere"
    )
    func media() async throws {
        let abstract = "<div class='abs-license'><a href='http://creativecommons.org/licenses/by/4.0/'>view</a></div>"
        let site = Site(page: nil, pictures: ["media.png"], abstract: abstract)
        let finding = await find(on: site, media: ["https://cdn.example/film.mp4", "https://cdn.example/media.png"])
        #expect(finding.picture?.origin == .media)
        #expect(finding.picture?.figure.credit == "Figure: Ada Lovelace et al., arXiv:2601.00001, CC BY 4.0")
        #expect(
            finding.passedOver == [
                PassedOver("https://arxiv.org/html/2601.00001", "HTTP 404"),
                PassedOver("https://cdn.example/film.mp4", "a film"),
            ]
        )
    }

    @Test("takes the PDF file's first page when there is nothing else, of the version that the page shows")
    func firstPage() async throws {
        let site = Site(page: Self.page(under: "CC BY 4.0"), pictures: [], pdf: SmallPDF.data)
        let finding = await find(on: site)
        #expect(finding.picture?.origin == .page)
        #expect(finding.picture?.figure.source == "https://arxiv.org/pdf/2601.00001v2")
        #expect(finding.picture?.figure.alt == "")
        #expect(finding.passedOver.count == 2)
    }

    @Test("draws a card of what is known when the network gives nothing")
    func card() async throws {
        let finding = await find(on: Site(page: nil, pictures: []), mode: .any)
        #expect(finding.picture?.origin == .card)
        #expect(
            finding.passedOver.map(\.figure) == [
                "https://arxiv.org/html/2601.00001", "https://arxiv.org/pdf/2601.00001",
            ]
        )
    }

    @Test("gives a card at last when a server never answers")
    func hanging() async throws {
        var world = World.failing
        world.sleep = { _ in }
        world.fetch = { request throws(HTTPError) in
            try? await Task.sleep(for: .seconds(600))
            throw HTTPError(url: request.url, reason: .timedOut(after: .seconds(600)))
        }
        let finder = FigureFinder(settings: FigureSettings(mode: .any), world: world, tool: .drawing)
        let finding = await finder.figure(for: try paper(), as: "paper_1.png", ownOnly: false)
        #expect(finding.picture?.origin == .card)
        #expect(finding.passedOver == [PassedOver("the search on the network", "took more than 90 s")])
    }

    @Test("has no figure, and the reason, when not even a card can be drawn")
    func nothing() async throws {
        var tool = ImageTool.drawing
        tool.card = { _, _ throws(PictureRefusal) in throw PictureRefusal("no fonts") }
        let finding = await find(on: Site(page: nil, pictures: []), tool: tool)
        #expect(finding.picture == nil)
        #expect(finding.passedOver.last == PassedOver("a drawn card", "no fonts"))
    }

    @Test("looks at the operator's own picture first, and touches the network only when it is told to")
    func own() async throws {
        let folder = try TemporaryFolder()
        try BlackPNG.make(width: 70, height: 90).write(to: folder.url.appending(path: "2601.00001.png"))
        let settings = FigureSettings(mode: .licensed, folder: folder.url)
        let finder = FigureFinder(settings: settings, world: .failing, tool: .drawing)
        let finding = await finder.figure(for: try paper(), as: "paper_1.png", ownOnly: false)
        #expect(finding.picture?.origin == .folder)
        #expect(finding.picture?.figure == Figure(file: "paper_1.png", width: 70, height: 90))

        let alone = FigureFinder(settings: FigureSettings(mode: .none), world: .failing, tool: .drawing)
        #expect(await alone.figure(for: try paper(), as: "paper_1.png", ownOnly: false) == FigureFinding())
        #expect(await alone.fault() == nil)
    }

    @Test("shortens a long caption between words")
    func longCaption() async throws {
        let caption = "Overview " + String(repeating: "of many things ", count: 40)
        let page = Self.page(under: "CC BY 4.0").replacing("Rates.", with: caption)
        let site = Site(page: page, pictures: ["x1.png"])
        let alt = try #require(await find(on: site).picture).figure.alt
        #expect(alt.count <= 300 && alt.count > 250)
        #expect(alt.hasSuffix("…") && ["of…", "many…", "things…"].contains(alt.split(separator: " ").last ?? ""))
    }

    // MARK: A paper and its site

    private static func page(under label: String) -> String { page.replacing("LICENSE", with: label) }

    private func paper(media: [String] = []) throws -> Paper {
        let id = try #require(ArxivID(rawValue: "2601.00001"))
        return Paper(id: .arxiv(id), title: "Engines", authors: ["Ada Lovelace", "Charles Babbage"], media: media)
    }

    private func find(
        on site: Site,
        mode: FigureSettings.Mode = .licensed,
        media: [String] = [],
        tool: ImageTool = .drawing
    ) async -> FigureFinding {
        var world = World.failing
        world.sleep = { try await Task.sleep(for: $0) }
        world.fetch = { request throws(HTTPError) in site.answer(to: request) }
        guard let paper = try? paper(media: media) else { return FigureFinding() }
        return await FigureFinder(settings: FigureSettings(mode: mode), world: world, tool: tool)
            .figure(for: paper, as: "paper_1.png", ownOnly: false)
    }
}

/// Answers for arXiv and the rest of the network, and remembers what it was asked.
private final class Site: Sendable {
    private let bodies: [String: Data]
    private let log = Mutex<[String]>([])

    init(page: String?, pictures: [String], pdf: Data? = nil, abstract: String? = nil) {
        var bodies: [String: Data] = [:]
        bodies["/html/2601.00001"] = page.map { Data($0.utf8) }
        bodies["/abs/2601.00001"] = abstract.map { Data($0.utf8) }
        bodies["/pdf/2601.00001v2"] = pdf
        for name in pictures {
            let path = name == "media.png" ? "/media.png" : "/html/2601.00001v2/\(name)"
            bodies[path] = BlackPNG.make(width: 80, height: 80)
        }
        self.bodies = bodies
    }

    /// Paths in the order in which they were asked for.
    var asked: [String] { log.withLock { $0 } }

    func answer(to request: HTTPRequest) -> HTTPResponse {
        let path = request.url.path()
        log.withLock { $0.append(path) }
        guard let body = bodies[path] else { return HTTPResponse(status: 404) }
        return HTTPResponse(status: 200, body: body)
    }
}

extension ImageTool {
    /// Gives pictures back as they are, and black ones for pages and cards.
    fileprivate static var drawing: ImageTool {
        ImageTool(
            fault: { nil },
            scaled: { data, _ throws(PictureRefusal) in data },
            firstPage: { _, _ throws(PictureRefusal) in BlackPNG.make(width: 90, height: 120) },
            card: { _, _ throws(PictureRefusal) in BlackPNG.make(width: 120, height: 63) }
        )
    }
}
