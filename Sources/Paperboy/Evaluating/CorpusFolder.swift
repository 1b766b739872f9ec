public import Foundation

/// A folder of recorded lists of Hugging Face Daily Papers, a file a day, such as `2026-02-25.json` or
/// `daily_papers-2026-02-25.json`.
public struct CorpusFolder: Sendable {
    private let url: URL

    private static let mostBytes = 64_000_000

    public init(_ url: URL) { self.url = url }

    /// The days of the folder in `range`, in order.
    /// - Returns: the days, and what could not be read.
    /// - Throws: ``CommandFailure`` when the folder has no day.
    public func days(in range: ClosedRange<CalendarDate>? = nil) async throws -> (days: [PastDay], remarks: [String]) {
        let files = try files().filter { range?.contains($0.day) ?? true }
        guard !files.isEmpty else {
            let form = "files such as 2026-02-25.json with answers of Hugging Face's daily_papers are looked for"
            throw CommandFailure(.usage, "\(url.path) has no day\(range == nil ? "" : " in that range"); \(form)")
        }
        var days: [PastDay] = []
        var remarks: [String] = []
        for file in files {
            do throws(SourceError) {
                let answer = try await Self.list(file.url)
                days.append(PastDay(day: file.day, papers: answer.papers))
                remarks += answer.problems.map(\.description)
            } catch {
                remarks.append("\(error)")
            }
        }
        return (days, remarks)
    }

    private static func list(_ file: URL) async throws(SourceError) -> SourceAnswer {
        let source = HuggingFaceSource(endpoint: file, limit: 1000) { request throws(HTTPError) in
            try HTTPResponse(file: request.url, limit: mostBytes)
        }
        return try await source.papers(in: .distantPast ..< .distantFuture)
    }

    private func files() throws -> [(day: CalendarDate, url: URL)] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: url.path)
        } catch {
            throw CommandFailure(.usage, "\(url.path) cannot be read as a folder: \(error.localizedDescription)")
        }
        return names.sorted().compactMap { name in
            guard let match = name.wholeMatch(of: /(?:.*[^\d])?(\d{4}-\d{2}-\d{2})\.json/) else { return nil }
            return CalendarDate(String(match.1)).map { ($0, url.appending(path: name)) }
        }
    }
}
