public import Foundation

/// The papers that people put on Hugging Face's daily lists. A listed paper counts on the day of its list, however
/// long ago it was submitted.
///
/// `GET https://huggingface.co/api/daily_papers?date=D`
public struct HuggingFaceSource: PaperSource {
    public let name = SourceName.huggingFace
    public let address: URL
    private let limit: Int
    private let daysAgain: Int
    private let client: SourceClient

    /// - Parameters:
    ///   - endpoint: `https://huggingface.co/api/daily_papers`, or a `file:` with the recorded list of one day.
    ///   - limit: how many of a day's list are asked for, most upvotes first.
    ///   - daysAgain: so many days before the last are asked for, however short the window: a list grows until late
    ///     in its day, and beyond.
    public init(
        endpoint: URL,
        limit: Int,
        daysAgain: Int = 0,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        address = endpoint
        self.limit = limit
        self.daysAgain = daysAgain
        client = SourceClient(source: .huggingFace, fetch: fetch)
    }

    /// Every day (UTC) of `window` is asked for each time.
    public func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer {
        if address.isFileURL { return try await list(address, of: nil) }
        let last = window.daysInUTC.upperBound
        let days = (min(window.daysInUTC.lowerBound, last.advanced(by: -daysAgain))...last).all
        var answer = SourceAnswer()
        var failures: [SourceError] = []
        for day in days {
            do throws(SourceError) {
                answer = answer.joined(with: try await list(url(day), of: day))
            } catch {
                failures.append(error)
            }
        }
        if days.count == 1, let failure = failures.first { throw failure }
        answer.problems += failures
        return answer
    }

    /// On Saturdays and Sundays the list is short or empty, and today's is not complete.
    public func expectsPapers(in window: Range<Date>) -> Bool {
        window.daysInUTC.all.contains { !$0.isWeekend && $0.advanced(by: 1).startInUTC <= window.upperBound }
    }

    private func url(_ day: CalendarDate) -> URL {
        address.asking(["date": day.description, "limit": String(limit)])
    }

    private func list(_ url: URL, of day: CalendarDate?) async throws(SourceError) -> SourceAnswer {
        let listings = try await client.answer(to: HTTPRequest(url: url), refusal: JSONAnswer.refusal) {
            data throws(SourceError.Reason) in
            try JSONAnswer.decode([Attempt<HuggingFaceListing>].self, from: data)
        }
        let ranked = Array(zip(1..., listings))
        return SourceAnswer(ranked, from: client.origin(url)) { entry throws(UnreadableEntry) in
            try HuggingFaceAdapter.paper(try entry.1.entry(), rank: entry.0, on: day)
        }
    }
}
