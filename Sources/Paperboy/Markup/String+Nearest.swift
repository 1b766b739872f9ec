extension String {
    /// The candidate that differs least from this text, when it is near enough to be a slip of the keyboard.
    func nearest(in candidates: [String]) -> String? {
        candidates
            .map { (name: $0, distance: editDistance(to: $0)) }
            .filter { $0.distance <= Swift.max(1, $0.name.count / 3) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
            .name
    }

    /// How many characters have to be added, taken away or changed (Levenshtein).
    private func editDistance(to other: String) -> Int {
        let target = Array(other)
        var row = Array(0...target.count)
        for (index, character) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in target.indices {
                let substituted = diagonal + (character == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(substituted, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[target.count]
    }
}
