/// Sorts the pictures of a page by how well they introduce the paper.
///
/// What authors call an overview comes first, then the first figure, then the others in their order; experiments
/// and what stands in an appendix or outside of figures last.
enum FigureRanking {
    static func ranked(_ figures: [PageFigure]) -> [PageFigure] {
        let first = figures.first { $0.place != .text && !$0.isInAppendix }
        return figures.enumerated()
            .map { (index: $0, figure: $1, weight: weight(of: $1) + (isPart($1, of: first) ? 30 : 0)) }
            .sorted { ($1.weight, $0.index) < ($0.weight, $1.index) }
            .map(\.figure)
    }

    private static func isPart(_ figure: PageFigure, of other: PageFigure?) -> Bool {
        figure == other || figure.label != nil && figure.label == other?.label
    }

    private static func weight(of figure: PageFigure) -> Int {
        var weight = 0
        let opening = opening(of: figure.caption)
        if opening.contains(/\b(overview|framework|architecture|pipeline|workflow|teaser)\b/) { weight += 40 }
        if opening.contains(/^(a |an |the )?(comparison|illustration|schematic|diagram)\b/) { weight += 40 }
        if opening.contains(/\b(ablation|qualitative|failure case|hyper-?parameter|screenshot)/) { weight -= 100 }
        if figure.isInAppendix { weight -= 100 }
        switch figure.place {
        case .figure: break
        case .panel: weight -= 5
        case .text: weight -= 80
        }
        return weight
    }

    /// The first sentence says what a figure is; what follows explains it.
    private static func opening(of caption: String) -> String {
        let sentence = caption.firstRange(of: /[.:;](\s|$)/).map { caption[..<$0.lowerBound] } ?? caption[...]
        return String(sentence.prefix(120)).lowercased()
    }
}
