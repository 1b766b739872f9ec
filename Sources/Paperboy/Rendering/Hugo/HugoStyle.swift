/// How a page for Hugo looks where taste and site differ.
public struct HugoStyle: Equatable, Sendable {
    public enum Dates: Sendable {
        /// `2026-02-26T06:00:00+09:00`.
        case time
        /// `2026-02-26`, which Hugo reads as midnight in the site's zone, UTC when it has none: a build before that
        /// instant leaves the page out without a word.
        case day
    }

    public enum SummaryForm: Sendable {
        /// A sentence that names the first papers: lists, descriptions and Hugo's own feeds show it.
        case text
        case blank
    }

    public enum Math: Sendable {
        /// TeX in abstracts and summaries as Unicode, as in titles, feeds and mail.
        case unicode
        /// As it was written, character for character; a site that sets formulas finds them.
        case tex
    }

    public var dates: Dates
    public var summary: SummaryForm
    /// Whether the page says where each summary comes from, why a paper was chosen and which source failed.
    public var provenance: Bool
    public var math: Math

    public init(
        dates: Dates = .time,
        summary: SummaryForm = .text,
        provenance: Bool = true,
        math: Math = .tex
    ) {
        self.dates = dates
        self.summary = summary
        self.provenance = provenance
        self.math = math
    }

    public static let `default` = HugoStyle()
}
