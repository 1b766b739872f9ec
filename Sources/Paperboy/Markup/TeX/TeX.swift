/// TeX in titles and abstracts as Unicode: `M\"uller's $\alpha^2$-net` is `Müller's α²-net`.
///
/// What Unicode cannot say stays as it was written: unknown macros, formulas that hold one, braces outside of
/// formulas, a dollar that is money. Text without TeX is given back unchanged.
public enum TeX {
    /// - Returns: a text that another conversion leaves as it is.
    public static func unicode(_ text: String) -> String {
        var text = text
        // A pass can lay TeX bare, such as the dollar in `\$`. Each one shortens the text or removes ties, so that
        // the passes end; nearly always the second changes nothing.
        while text.contains(where: isMark) {
            let next = TeXQuotes.unicode(TeXProse.unicode(text))
            if next == text { break }
            text = next
        }
        return text
    }

    private static func isMark(_ character: Character) -> Bool {
        switch character {
        case "\\", "$", "~", "`", "-": true
        default: false
        }
    }
}

extension Issue {
    /// The issue with TeX in the papers' texts turned into Unicode, for outputs that set no formulas.
    var withoutTeX: Issue {
        var issue = self
        issue.entries = entries.map(\.withoutTeX)
        return issue
    }

    /// The issue with TeX in titles and names turned into Unicode: they stand in headings, menus and search results,
    /// where no page sets formulas.
    var withoutTeXInTitles: Issue {
        var issue = self
        issue.entries = entries.map(\.withoutTeXInTitle)
        return issue
    }
}

extension Entry {
    fileprivate var withoutTeXInTitle: Entry {
        var entry = self
        entry.title = TeX.unicode(title)
        entry.authors = authors.map(TeX.unicode)
        return entry
    }

    fileprivate var withoutTeX: Entry {
        var entry = withoutTeXInTitle
        entry.abstract = TeX.unicode(abstract)
        entry.figure?.alt = TeX.unicode(figure?.alt ?? "")
        entry.summaries = summaries.mapValues { summary in
            var summary = summary
            summary.text = TeX.unicode(summary.text)
            summary.takeaway = summary.takeaway.map(TeX.unicode)
            return summary
        }
        return entry
    }
}
