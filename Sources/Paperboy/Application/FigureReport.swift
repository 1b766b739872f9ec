import Foundation

/// Which picture a paper has, where it is from, and what was passed over and why.
public struct FigureReport: Report, Equatable {
    public var paper: PaperID
    /// Whether the paper was collected; if not, its title and authors are not known.
    public var isKnown: Bool
    /// Nil when there is no picture.
    public var origin: FigureFinding.Origin?
    public var figure: Figure?
    /// The size of the PNG file.
    public var bytes: Int?
    /// The file that was written.
    public var output: String?
    public var passedOver: [PassedOver]

    init(paper: PaperID, isKnown: Bool, finding: FigureFinding, output: String?) {
        self.paper = paper
        self.isKnown = isKnown
        origin = finding.picture?.origin
        figure = finding.picture?.figure
        bytes = finding.picture?.data.count
        self.output = finding.picture.flatMap { _ in output }
        passedOver = finding.passedOver
    }

    public var status: ExitStatus { figure == nil ? .nothing : .done }

    public var text: String {
        let lines = ["\(paper): \(headline)"] + details + passedOver.map { "  passed over: \($0.figure): \($0.reason)" }
        let hint = "  not collected here: title and authors are not known, and missing in credit and card"
        return (lines + (isKnown ? [] : [hint])).joined(separator: "\n")
    }

    private var headline: String {
        switch origin {
        case .folder: "your own picture"
        case .html: "a figure of arXiv's HTML page"
        case .media: "a picture from Hugging Face"
        case .page: "the first page of the PDF file"
        case .card: "a drawn card"
        case nil: "no picture"
        }
    }

    private var details: [String] {
        guard let figure else { return [] }
        let pairs = [
            ("size", "\(figure.width)×\(figure.height), \(bytes ?? 0) bytes"), ("source", figure.source ?? ""),
            ("licence", figure.license ?? ""), ("credit", figure.credit ?? ""), ("caption", figure.alt),
            ("written to", output ?? ""),
        ]
        return pairs.filter { !$0.1.isEmpty }.map { "  \($0.0): \($0.1)" }
    }
}
