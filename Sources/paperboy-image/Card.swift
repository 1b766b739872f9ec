/// A drawn card with a paper's title and authors, for papers without a picture that may be shown.
struct Card {
    /// The card as it is laid out; it is scaled afterwards.
    private static let size = (width: 1200, height: 630)
    private static let margin = 80
    private static let titleHeight = 300
    private static let serif = "Noto Serif CJK JP,Noto Serif,DejaVu Serif,serif"
    private static let sans = "Noto Sans CJK JP,Noto Sans,DejaVu Sans,sans-serif"

    let title: PangoText
    let authors: PangoText
    /// Where the paper is from, such as "arXiv:2602.12192".
    let origin: PangoText

    /// - Parameter text: three lines: title, authors, origin. The last two may be empty.
    init(_ text: String) throws(Refusal) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3 else { throw Refusal("expected title, authors and origin, a line each") }
        title = PangoText(lines[0])
        authors = PangoText(lines[1])
        origin = PangoText(lines[2])
        if title.isBlank { throw Refusal("no title") }
    }

    func png(width: Int) throws(Refusal) -> [UInt8] {
        let bytes = try drawn().png(palette: true)
        return width < Self.size.width ? try Scaling.png(of: bytes, width: width) : bytes
    }

    private func drawn() throws(Refusal) -> Picture {
        let ground = try Picture.blank(width: Self.size.width, height: Self.size.height, .ground)
        let bar = try Picture.blank(width: 64, height: 6, .white)
        let title = try fittedTitle()
        let top = Self.margin + 46
        let card = try ground.printed(bar, x: Self.margin, y: Self.margin, in: .accent)
            .printed(title, x: Self.margin, y: top, in: .ink)
        let named = try print(authors, on: card, y: top + min(title.height, Self.titleHeight) + 36)
        return try print(origin, on: named, y: Self.size.height - Self.margin - 26)
    }

    /// The title in the largest type in which it leaves room for the rest; in the smallest it is cut.
    private func fittedTitle() throws(Refusal) -> Picture {
        for size in [60, 52, 44, 38] {
            let picture = try titlePicture(size)
            if picture.height <= Self.titleHeight { return picture }
        }
        return try titlePicture(32)
    }

    private func titlePicture(_ size: Int) throws(Refusal) -> Picture {
        try .text(title, font: "\(Self.serif) Bold \(size)", width: Self.size.width - 2 * Self.margin)
    }

    private func print(_ text: PangoText, on card: consuming Picture, y: Int) throws(Refusal) -> Picture {
        if text.isBlank { return card }
        let mask = try Picture.text(text, font: "\(Self.sans) 26", width: Self.size.width - 2 * Self.margin)
        return try card.printed(mask, x: Self.margin, y: y, in: .muted)
    }
}
