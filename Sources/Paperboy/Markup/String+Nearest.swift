extension String {
    /// The candidate that differs least from this text, when it is near enough to be a slip of the keyboard.
    func nearest(in candidates: [String]) -> String? {
        candidates
            .map { (name: $0, distance: editDistance(to: $0)) }
            .filter { $0.distance <= Swift.max(1, $0.name.count / 3) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
            .name
    }

    /// How many characters have to be added, taken away, changed or swapped with their neighbour (optimal string
    /// alignment).
    private func editDistance(to other: String) -> Int {
        let (source, target) = (Array(self), Array(other))
        var rows = [Array(0...target.count)]
        for row in source.indices {
            var next = [row + 1]
            for column in target.indices {
                let isSame = source[row] == target[column]
                var best = Swift.min(rows[row][column] + (isSame ? 0 : 1), rows[row][column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
                    best = Swift.min(best, rows[row - 1][column - 1] + 1)
                }
                next.append(best)
            }
            rows.append(next)
        }
        return rows[source.count][target.count]
    }
}
