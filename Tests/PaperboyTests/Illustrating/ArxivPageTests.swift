import Foundation
import Testing

@testable import Paperboy

@Suite("arXiv's page of a paper", .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"))
struct ArxivPageTests {
    @Test("of 2014: twelve figures under bare names, two tables and a logo left alone")
    func oldForm() throws {
        let page = try page("1307.8133-latexml-0.8.4.html", of: "1307.8133")
        #expect(page.maker == .latexml)
        #expect(page.license == nil && page.version == nil)
        #expect(page.figures.map(\.url.lastPathComponent) == (1...12).map { "x\($0).png" })
        #expect(page.figures[0].url.absoluteString == "https://arxiv.org/html/1307.8133/x1.png")
        #expect(page.figures.map(\.label) == (1...12).map { "Figure \($0)" })
        #expect(
            page.figures.allSatisfy { $0.place == .figure && !$0.caption.isEmpty && !$0.caption.hasPrefix("Figure") }
        )
        #expect(page.figures.allSatisfy { !$0.caption.contains("\\") && !$0.caption.contains("  ") })
    }

    @Test("of figures without pictures: nothing, and the logo in the footer is none")
    func withoutPictures() throws {
        let page = try page("astro-ph9710163-figures-without-images.html", of: "astro-ph/9710163")
        #expect(page.maker == .latexml)
        #expect(page.figures.isEmpty)
    }

    @Test("of March 2024, saved by a browser: eleven figures, the licence, no buttons in the captions")
    func savedByBrowser() throws {
        let page = try page("cognitive-type-arxiv-html-2024-03.html", of: "2403.02087")
        #expect(page.license == .arxiv)
        #expect(page.figures.count == 11)
        #expect(page.figures.map(\.label) == (1...11).map { "Figure \($0)" })
        #expect(page.figures[0].caption == "Tobii Pro Glasses - Tobii Pro, 2017")
        #expect(page.figures[0].url.lastPathComponent == "Tobii-Pro-Glasses.png")
        #expect(page.figures[6].caption.hasPrefix("The Greek Letter Beta (β)"))
        #expect(page.figures.allSatisfy { !$0.caption.contains("Report issue") })
    }

    @Test("of a test document: a picture outside of figures, and two panels under one number")
    func panels() throws {
        let page = try page("engrafo-basic-figures.html", of: "2401.00001")
        #expect(page.figures.map(\.place) == [.text, .figure, .panel, .panel])
        #expect(page.figures.map(\.label) == [nil, "Figure 1", "Figure 2", "Figure 2"])
        #expect(page.figures.map(\.caption) == ["", "Fig.", "Fig.", "Fig."])
        #expect(FigureRanking.ranked(page.figures).first?.label == "Figure 1")
    }

    @Test("of September 2026: licence, version and title; banner and logo are no figures")
    func presentForm() throws {
        let page = try page("2609.01222v2-excerpt-2026-09.html", of: "2609.01222")
        #expect(page.license == .attribution4)
        #expect(page.version == 2)
        #expect(page.title.hasPrefix("What’s in Your Agent’s Context? Context Privilege"))
        #expect(page.figures.isEmpty && page.passedOver.isEmpty)
    }

    @Test("of another paper is refused")
    func otherPaper() throws {
        let error = #expect(throws: PictureRefusal.self) {
            try page("2609.01222v2-excerpt-2026-09.html", of: "2609.01223")
        }
        #expect(
            error?.description == "the page shows arXiv:2609.01222v2"
                || error?.description.contains("2609.01222v2") == true
        )
    }

    @Test("made by the authors, in 1999: one picture of a page that declares ISO-8859-1")
    func native() throws {
        let page = try page("cs-9901011v1-native-html.htm", of: "cs/9901011")
        #expect(page.maker == .authors)
        #expect(page.figures.map(\.url.absoluteString) == ["https://arxiv.org/html/cs/9901011/timeline_v3.gif"])
        #expect(page.figures.first?.place == .text)
    }

    @Test("of proceedings: made by the authors, without a picture")
    func proceedings() throws {
        let page = try page("2403.10561v1-native-html-proceedings.html", of: "2403.10561")
        #expect(page.maker == .authors)
        #expect(page.figures.isEmpty)
    }

    @Test(
        "of today, in fragments: each form of address, drawings, algorithms, icons",
        arguments: [
            ("2506.06962", "2506.06962v3/idea2.png"), ("2402.12317", nil), ("2609.02749", "2609.02749v1/intro.png"),
            ("2608.15875", "2608.15875v1/gigabrain07_teaser_compressed.png"),
            ("2608.20492", "2608.20492v1/figs/teaser/temporal_before.jpg"),
            ("2608.28281", "2608.28281v1/looparena_harness.png"),
        ]
    )
    func fragments(id: String, path: String?) throws {
        let figures = try fragment(id).figures
        #expect(figures.map(\.url.absoluteString) == [path].compactMap { $0.map { "https://arxiv.org/html/\($0)" } })
    }

    @Test("says why a drawing and an icon are passed over")
    func reasons() throws {
        let drawing = try #require(try fragment("2402.12317").passedOver.first)
        #expect(drawing.figure == "2402.12317v1/fig1.svg")
        #expect(drawing.reason.contains("vector drawing"))
        let icon = try #require(try fragment("2609.02749").passedOver.first)
        #expect(icon.figure.hasSuffix("repo-mark.png"))
        #expect(icon.reason.contains("an icon"))
    }

    @Test("keeps the caption's formulas and small capitals, without its number")
    func caption() throws {
        let figure = try #require(try fragment("2506.06962").figures.first)
        #expect(figure.label == "Figure 1")
        #expect(figure.caption.hasPrefix("Comparison between Autoregressive Retrieval Augmentation (AR-RAG) for image"))
    }

    @Test("that holds only the site, with a funder's logo, is refused")
    func siteAlone() throws {
        let text = try #require(fragments()["2608.27370"])
        let id = try #require(ArxivID(rawValue: "2608.27370"))
        let error = #expect(throws: PictureRefusal.self) {
            try ArxivPage(Data("<html><body>\(text)</body></html>".utf8), of: id, on: FigureSettings.arxivSite)
        }
        #expect(error?.description == "the page shows no paper")
    }

    // MARK: Recorded files

    private func page(_ file: String, of id: String) throws -> ArxivPage {
        let data = try Data(contentsOf: SharedFolder.url.appending(path: "recorded/arxiv-html/\(file)"))
        return try ArxivPage(data, of: try #require(ArxivID(rawValue: id)), on: FigureSettings.arxivSite)
    }

    /// A fragment as the only content of its paper's page.
    private func fragment(_ name: String) throws -> ArxivPage {
        let text = try #require(fragments()[name])
        let version = name == "2506.06962" ? 3 : 1
        let page = """
            <html><body><div id="watermark-tr">arXiv:\(name)v\(version) [cs.CL] 1 Sep 2026</div>
            <article class="ltx_document">\(text)</article></body></html>
            """
        let id = try #require(ArxivID(rawValue: name))
        return try ArxivPage(Data(page.utf8), of: id, on: FigureSettings.arxivSite)
    }

    /// The fragments by the identifier in the comment before each.
    private func fragments() throws -> [String: String] {
        let url = SharedFolder.url.appending(path: "recorded/arxiv-html/fragments-2026-figures.html")
        let text = try String(contentsOf: url, encoding: .utf8)
        return text.split(separator: "<!-- ").reduce(into: [:]) { fragments, part in
            guard let id = part.prefixMatch(of: /\d{4}\.\d{5}/), let end = part.firstRange(of: "-->") else { return }
            fragments[String(id.0)] = String(part[end.upperBound...])
        }
    }
}
