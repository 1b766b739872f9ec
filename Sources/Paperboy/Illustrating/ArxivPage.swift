import Foundation

/// The page of a paper at `https://arxiv.org/html/ID`: LaTeXML's, or one that the authors made.
struct ArxivPage {
    enum Maker: Equatable {
        case latexml
        case authors
    }

    let maker: Maker
    /// Nil where the page does not say.
    let version: Int?
    /// Nil for `No License`, and where the page does not say.
    let license: License?
    /// Empty where the page does not say.
    let title: String
    /// In the order of the page.
    let figures: [PageFigure]
    let passedOver: [PassedOver]

    /// - Parameter arxiv: the site, with a slash at its end.
    /// - Throws: when the page shows no paper, or another one: the site answers some requests with status 200 and a
    ///   page that holds only itself.
    init(_ data: Data, of id: ArxivID, on arxiv: URL) throws(PictureRefusal) {
        let root = try Self.root(of: data)
        let (maker, content) = try Self.content(of: root)
        self.maker = maker
        version = try Self.version(root, of: id)
        license = root.element(id: "license-tr").flatMap { License(label: $0.text) }
        title = content.first { $0.hasClass("ltx_title_document") }.map { PlainText.line(PageText.text(of: $0)) } ?? ""
        let base = root.first { $0.tag == "base" }?.attribute("href")
        var reader = PageFigureReader(addresses: PictureAddresses(of: id, version: version, on: arxiv, base: base))
        reader.read(content)
        figures = reader.figures
        passedOver = reader.passedOver
    }

    private static func root(of data: Data) throws(PictureRefusal) -> XMLElement {
        do throws(XMLError) {
            return try HTMLTree(data).root
        } catch {
            throw PictureRefusal("not a page: \(error)")
        }
    }

    private static func content(of root: XMLElement) throws(PictureRefusal) -> (Maker, XMLElement) {
        if let article = root.first(where: { $0.tag == "article" && $0.hasClass("ltx_document") }) {
            return (.latexml, article)
        }
        guard let body = root.first(where: { $0.tag == "body" }), root.elements.allSatisfy({ !isOfSite($0) })
        else { throw PictureRefusal("the page shows no paper") }
        return (.authors, body)
    }

    /// Whether an element is part of arXiv's own pages, or of LaTeXML's.
    private static func isOfSite(_ element: XMLElement) -> Bool {
        let address = element.attribute("src") ?? element.attribute("href") ?? ""
        return address.hasPrefix("/static/") || address.contains("arxiv.org/static/")
            || element.classes.contains { $0.hasPrefix("ltx_") }
            || element.tag == "h1" && element.text.contains("No HTML for")
    }

    private static func version(_ root: XMLElement, of id: ArxivID) throws(PictureRefusal) -> Int? {
        guard let mark = root.element(id: "watermark-tr")?.text.firstMatch(of: /arXiv:(\S+)/) else { return nil }
        let shown = String(mark.1)
        guard ArxivID(anyForm: shown) == id else { throw PictureRefusal("the page shows \(PlainText.line(shown))") }
        return ArxivID.version(in: shown)
    }
}

extension XMLElement {
    fileprivate func element(id: String) -> XMLElement? { first { $0.attribute("id") == id } }
}
