import Foundation

/// Walks through a page and notes the pictures that can be shown with the paper, in their order, and those that cannot.
struct PageFigureReader {
    /// What a picture stands in.
    private struct Place {
        var figure: PageFigure.Place = .text
        var caption = FigureCaption.none
        var isInAppendix = false
    }

    private static let frames: Set<String> = ["nav", "header", "footer", "dialog", "script", "noscript", "template"]
    /// What is smaller than this on both sides is an icon; pixels of the page.
    private static let leastSide = 64.0

    private let addresses: PictureAddresses
    private(set) var figures: [PageFigure] = []
    private(set) var passedOver: [PassedOver] = []

    init(addresses: PictureAddresses) { self.addresses = addresses }

    mutating func read(_ element: XMLElement) { visit(element, Place()) }

    private mutating func visit(_ element: XMLElement, _ place: Place) {
        if Self.frames.contains(element.tag) { return }
        var place = place
        switch element.tag {
        case "img": return take(element, source: element.attribute("src") ?? "", place)
        case "object", "embed", "svg": return passOver(vector: element)
        case "figure": place = self.place(of: element, in: place)
        default: break
        }
        if let reason = Self.reasonAgainst(element, place) { return passOverAll(in: element, reason) }
        if element.hasClass("ltx_appendix") { place.isInAppendix = true }
        for child in element.children { visit(child, place) }
    }

    // MARK: Places

    private static func reasonAgainst(_ element: XMLElement, _ place: Place) -> String? {
        let classes = element.classes
        if classes.contains("ltx_float_algorithm") { return "part of an algorithm" }
        if classes.contains("ltx_table") { return "part of a table" }
        if classes.contains("ltx_tabular"), place.figure == .text { return "part of a table" }
        if classes.contains("ltx_float"), !classes.contains("ltx_figure") { return "part of a listing" }
        if classes.contains("ltx_authors") { return "beside the authors' names" }
        if classes.contains("ltx_page_logo") { return "a logo" }
        return nil
    }

    private func place(of figure: XMLElement, in outer: Place) -> Place {
        let caption = Self.captionElement(of: figure).map { FigureCaption($0) }
        guard outer.figure == .text else { return panel(caption, of: outer) }
        let pictures = figure.elements.count { $0.tag == "img" || $0.tag == "object" }
        let isInAppendix = figure.attribute("id")?.prefixMatch(of: /A\d+\./) != nil
        return Place(
            figure: pictures > 1 ? .panel : .figure,
            caption: caption ?? .none,
            isInAppendix: outer.isInAppendix || isInAppendix
        )
    }

    /// The words of the whole figure say what it is; a panel's own stand in where there are none.
    private func panel(_ caption: FigureCaption?, of outer: Place) -> Place {
        var place = outer
        if place.caption.text.isEmpty, let caption { place.caption.text = caption.text }
        return place
    }

    /// The figure's own caption, not that of a figure inside.
    private static func captionElement(of element: XMLElement) -> XMLElement? {
        for child in element.children where child.tag != "figure" {
            if child.tag == "figcaption" { return child }
            if let found = captionElement(of: child) { return found }
        }
        return nil
    }

    // MARK: Pictures

    private mutating func take(_ picture: XMLElement, source: String, _ place: Place) {
        do throws(PictureRefusal) {
            let url = try addresses.url(of: source)
            try Self.checkKind(picture, url.path().lowercased())
            figures.append(
                PageFigure(
                    url: url,
                    place: place.figure,
                    label: place.caption.label,
                    caption: place.caption.text,
                    isInAppendix: place.isInAppendix
                )
            )
        } catch {
            passedOver.append(PassedOver(Self.name(of: source), error.description))
        }
    }

    private static func checkKind(_ picture: XMLElement, _ path: String) throws(PictureRefusal) {
        if path.hasSuffix(".svg") { throw PictureRefusal(vectorWords) }
        if path.hasSuffix(".pdf") || path.hasSuffix(".eps") { throw PictureRefusal("not a picture for pages") }
        guard let width = picture.attribute("width").flatMap({ Double($0) }),
            let height = picture.attribute("height").flatMap({ Double($0) }), width.isFinite, height.isFinite
        else { return }
        guard width >= leastSide || height >= leastSide else {
            throw PictureRefusal("\(width)×\(height) pixels on the page: an icon")
        }
    }

    private mutating func passOver(vector: XMLElement) {
        let source = vector.attribute("data") ?? vector.attribute("src") ?? "a drawing inside the page"
        passedOver.append(PassedOver(Self.name(of: source), Self.vectorWords))
    }

    private mutating func passOverAll(in element: XMLElement, _ reason: String) {
        for picture in element.elements where picture.tag == "img" || picture.tag == "object" {
            let source = picture.attribute("src") ?? picture.attribute("data") ?? ""
            passedOver.append(PassedOver(Self.name(of: source), reason))
        }
    }

    private static let vectorWords = "a vector drawing (SVG); it can hold scripts and is not decoded"

    /// A `data:` address can be as large as a picture.
    private static func name(of source: String) -> String {
        source.count > 200 ? source.prefix(60) + "…" : source
    }
}
