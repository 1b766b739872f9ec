@testable import Paperboy

extension SubscriberFile {
    /// All rows of a text.
    static func read(
        _ text: String,
        name: String
    ) throws -> (rows: [SubscriberRow], problems: [Problem]) {
        var chunks = [Array(text.utf8)]
        var reader = try SubscriberFileReader(name: name) { chunks.popLast() }
        var rows: [SubscriberRow] = []
        var problems: [Problem] = []
        while let result = try reader.next() {
            switch result {
            case .success(let row): rows.append(row)
            case .failure(let problem): problems.append(problem)
            }
        }
        return (rows, problems)
    }
}
