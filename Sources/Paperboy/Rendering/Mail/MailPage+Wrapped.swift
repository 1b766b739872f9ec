extension MailPage {
    /// Columns of a line of plain text; the habit of mail since terminals had 80.
    private static let columns = 72

    /// The page for the text part: Latin text in lines of 72 columns.
    ///
    /// Text in full-width characters stays one line a paragraph: a phone shows 20 to 24 of them in a row, so that
    /// lines broken at 36 would come out as combs; every mail program wraps by itself, with the rules for line
    /// starts that it knows, and base64 has no limit on lines inside.
    func wrapped() -> MailPage {
        var page = self
        page.papers = papers.map(Self.wrapped)
        page.reason = Self.wrapped(reason)
        page.words["closing"] = words["closing"].map(Self.wrapped)
        return page
    }

    private static func wrapped(_ paper: MailPaper) -> MailPaper {
        var paper = paper
        paper.heading = wrapped("\(paper.number). \(paper.heading)")
        paper.byline = paper.byline.map(wrapped)
        paper.takeaway = paper.takeaway.map(wrapped)
        paper.summary = paper.summary.map(wrapped)
        paper.why = paper.why.map(wrapped)
        paper.origin = paper.origin.map(wrapped)
        return paper
    }

    private static func wrapped(_ text: String) -> String {
        text.hasFullWidthCharacter ? text : text.wrapped(at: columns)
    }
}
