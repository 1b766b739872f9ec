import Foundation

extension ConfigurationReader {
    func selection(_ section: YAMLSection) throws(YAMLError) -> SelectionRules {
        let defaults = SelectionRules()
        let rules = SelectionRules(
            papers: try section.int("papers", in: 1...500) ?? defaults.papers,
            atLeast: try section.int("at-least", in: 1...500) ?? defaults.atLeast,
            include: try section.strings("include"),
            exclude: try section.strings("exclude"),
            weights: try weights(try section.sectionOrEmpty("weights")),
            diversity: try section.number("diversity", in: 0...1) ?? defaults.diversity,
            floor: try section.number("floor", in: 0...1000) ?? defaults.floor,
            profile: try profile(try section.sectionOrEmpty("profile"))
        )
        guard rules.atLeast <= rules.papers else {
            throw section.error("at-least", "\(rules.atLeast) is more than selection.papers, which is \(rules.papers)")
        }
        try section.finish()
        return rules
    }

    private func weights(_ section: YAMLSection) throws(YAMLError) -> Weights {
        var weights = Weights.default
        for criterion in Criterion.allCases {
            if let points = try section.number(criterion.rawValue, in: 0...1000) { weights[criterion] = points }
        }
        try section.finish()
        return weights
    }

    private func profile(_ section: YAMLSection) throws(YAMLError) -> ProfileSettings {
        let settings = ProfileSettings(
            arxiv: try section.strings("arxiv").map { (text) throws(YAMLError) in
                guard let id = ArxivID(anyForm: text) else {
                    throw section.error("arxiv", "expected identifiers such as 2602.12192, found `\(text)`")
                }
                return id
            },
            files: try section.strings("file").map { URL(fileURLWithPath: $0, relativeTo: folder).standardizedFileURL },
            issues: try section.bool("issues") ?? false
        )
        try section.finish()
        return settings
    }
}

extension YAMLSection {
    fileprivate func number(_ key: String, in range: ClosedRange<Double>) throws(YAMLError) -> Double? {
        try value(key, expected: "a number from \(range.lowerBound.short) to \(range.upperBound.short)") { text in
            Double(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension Double {
    /// Whole numbers without a point.
    fileprivate var short: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
