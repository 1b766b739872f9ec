import Foundation
import Testing

@testable import Paperboy

@Suite("Figures of a page")
struct PageFigureTests {
    @Test("are not pictures in algorithms, tables, listings, authors' lines, navigation and logos")
    func places() throws {
        let page = try page(
            """
            <nav><img src="nav.png"></nav><div class="ltx_authors"><img src="orcid.png"></div>
            <figure class="ltx_float ltx_float_algorithm"><img src="a.png"></figure>
            <figure class="ltx_table"><img src="t.png"></figure>
            <table class="ltx_tabular"><tr><td><img src="cell.png"></td></tr></table>
            <figure class="ltx_float"><img src="l.png"></figure>
            <figure class="ltx_figure"><img src="real.png"></figure>
            <div class="ltx_page_logo"><img src="logo.png"></div>
            """
        )
        #expect(page.figures.map(\.url.lastPathComponent) == ["real.png"])
        let reasons = Dictionary(page.passedOver.map { ($0.figure, $0.reason) }) { first, _ in first }
        #expect(reasons["a.png"] == "part of an algorithm")
        #expect(reasons["t.png"] == "part of a table" && reasons["cell.png"] == "part of a table")
        #expect(reasons["orcid.png"] == "beside the authors' names")
        #expect(reasons["nav.png"] == nil)
    }

    @Test("in panels have the number and the words of the whole figure")
    func panels() throws {
        let page = try page(
            """
            <figure id="S3.F5" class="ltx_figure"><div class="ltx_flex_figure">
            <figure id="S3.F5.sf1" class="ltx_figure ltx_figure_panel"><img src="a.png">
            <figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_figure">(a) </span>Left.</figcaption></figure>
            <figure id="S3.F5.sf2" class="ltx_figure ltx_figure_panel"><img src="b.png"></figure></div>
            <figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_figure">Fig. 5: </span>Whole.</figcaption>
            </figure>
            """
        )
        #expect(page.figures.map(\.label) == ["Fig. 5", "Fig. 5"])
        #expect(page.figures.map(\.caption) == ["Whole.", "Whole."])
        #expect(page.figures.map(\.place) == [.panel, .panel])
    }

    @Test(
        "say their formulas on one line",
        arguments: [
            ("<msub><mi>x</mi><mi>i</mi></msub>", "x_i"), ("<msup><mn>10</mn><mn>5</mn></msup>", "10^5"),
            ("<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>", "1/(a+b)"),
            ("<msqrt><mi>n</mi></msqrt>", "√(n)"),
            ("<msubsup><mi>W</mi><mi>q</mi><mi>T</mi></msubsup>", "W_q^T"),
            ("<semantics><mi>β</mi><annotation encoding='application/x-tex'>\\beta</annotation></semantics>", "β"),
            ("<mi>f</mi><mo>\u{2061}</mo><mi>x</mi>", "fx"), ("", "\\beta"),
        ]
    )
    func formulas(content: String, text: String) throws {
        let page = try page(
            """
            <figure class="ltx_figure"><img src="a.png"><figcaption class="ltx_caption">
            <span class="ltx_tag ltx_tag_figure">Figure 1: </span>Of <math alttext="\\beta">\(content)</math>.
            <button>Report issue</button></figcaption></figure>
            """
        )
        #expect(page.figures.first?.caption == "Of \(text).")
    }

    @Test(
        "have the label that is written where no tag is, and none that is not",
        arguments: [
            ("Figure 1: Overview.", "Figure 1", "Overview."), ("Fig. 2. A plot", "Fig. 2", "A plot"),
            ("Figures of merit", nil, "Figures of merit"), ("", nil, ""),
        ]
    )
    func labels(written: String, label: String?, text: String) throws {
        let page = try page("<figure><img src='a.png'><figcaption>\(written)</figcaption></figure>")
        #expect(page.figures.first?.label == label)
        #expect(page.figures.first?.caption == text)
    }

    @Test(
        "begin with an overview, else with the first; experiments and appendices come last",
        arguments: [
            (["Loss over time", "Overview of the method", "Another"], "Overview of the method"),
            (["Results", "The overall framework of X"], "The overall framework of X"),
            (["A cat", "A dog"], "A cat"),
            (["Ablation of the pipeline of losses and rates", "A dog"], "A dog"),
            (["Qualitative results", "Accuracy"], "Accuracy"),
            (["A cat. Its pipeline is shown elsewhere", "A dog"], "A cat. Its pipeline is shown elsewhere"),
        ]
    )
    func ranking(captions: [String], first: String) throws {
        #expect(FigureRanking.ranked(try figures(captions)).first?.caption == first)
    }

    @Test("of an appendix, and outside of figures, come after all others")
    func appendix() throws {
        let page = try page(
            """
            <p><img src="text.png"></p>
            <section class="ltx_appendix"><figure id="A1.F1"><img src="appendix.png">
            <figcaption>Figure 9: Overview of all</figcaption></figure></section>
            <figure id="S1.F1"><img src="plain.png"><figcaption>Figure 1: Rates</figcaption></figure>
            """
        )
        let names = FigureRanking.ranked(page.figures).map(\.url.lastPathComponent)
        #expect(names == ["plain.png", "appendix.png", "text.png"])
    }

    @Test("are found on pages without any known class, in Latin-1, and with tags left open")
    func tolerant() throws {
        let bytes = Data("<P>Caf".utf8) + [0xE9] + Data("<FIGURE><IMG SRC=a.png><FIGCAPTION>Un caf".utf8) + [0xE9]
        let id = try #require(ArxivID(rawValue: "2401.00001"))
        let page = try ArxivPage(bytes, of: id, on: FigureSettings.arxivSite)
        #expect(page.maker == .authors)
        #expect(page.figures.map(\.caption) == ["Un café"])
    }

    @Test("of a page that nests without end are read or refused, not fatal")
    func deep() throws {
        let id = try #require(ArxivID(rawValue: "2401.00001"))
        let text = "<article class='ltx_document'>" + String(repeating: "<div>", count: 100_000) + "<img src='a.png'>"
        _ = try? ArxivPage(Data(text.utf8), of: id, on: FigureSettings.arxivSite)
    }

    private func figures(_ captions: [String]) throws -> [PageFigure] {
        let text = captions.enumerated().map {
            "<figure><img src='\($0).png'><figcaption>Figure \($0 + 1): \($1)</figcaption></figure>"
        }
        return try page(text.joined()).figures
    }

    private func page(_ content: String) throws -> ArxivPage {
        let id = try #require(ArxivID(rawValue: "2401.00001"))
        let text = "<html><body><article class='ltx_document'>\(content)</article></body></html>"
        return try ArxivPage(Data(text.utf8), of: id, on: FigureSettings.arxivSite)
    }
}
