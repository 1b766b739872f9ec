/// What a paper's title and abstract hold that a reader would not see.
enum HiddenText {
    /// A line for the operator; nil where there is nothing hidden.
    static func remark(on paper: Paper) -> String? {
        let outcomes = [paper.title, paper.abstract].map { TextSanitizer().sanitized($0) }
        guard outcomes.contains(where: \.isSuspicious) else { return nil }
        func sum(_ count: (TextSanitizer.Outcome) -> Int) -> Int { outcomes.map(count).reduce(0, +) }
        let counts = "\(sum(\.invisible)) invisible characters, \(sum(\.tags)) tags, \(sum(\.cut)) characters too many"
        return "\(paper.id): title and abstract have \(counts); models do not get to read them"
    }
}
