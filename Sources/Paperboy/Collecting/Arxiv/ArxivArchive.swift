import Foundation

/// arXiv's OAI-PMH interface: slow and complete, on a machine of its own.
///
/// <https://info.arxiv.org/help/oa/index.html>
struct ArxivArchive: Sendable {
    /// `https://oaipmh.arxiv.org/oai`
    let endpoint: URL
    let client: SourceClient

    /// One page has about a thousand records; three days of one archive have a few.
    private static let pages = 30

    /// The newest `limit` papers of the categories, submitted within `window`, for which `condition` holds. When a
    /// page fails, those before it are kept.
    func papers(
        of categories: [ArxivCategory],
        matching condition: ArxivCondition,
        in window: Range<Date>,
        limit: Int
    ) async throws(SourceError) -> SourceAnswer {
        var answer = SourceAnswer()
        for set in Set(categories.map(Self.set(of:))).sorted() {
            do throws(SourceError) {
                try await add(to: &answer, set, since: window.daysInUTC.lowerBound) { entry in
                    entry.categories.contains { name in categories.contains { $0.includes(name) } }
                        && condition.holds(for: entry)
                }
            } catch {
                answer.problems.append(error)
            }
        }
        answer.papers.removeAll { $0.published.map(window.touchesDay) != true }
        if answer.papers.isEmpty, let problem = answer.problems.first { throw problem }
        answer.papers = Array(answer.papers.sorted(by: Self.isNewer).prefix(limit))
        return answer
    }

    private func add(
        to answer: inout SourceAnswer,
        _ set: String,
        since day: CalendarDate,
        where isWanted: (ArxivEntry) -> Bool
    ) async throws(SourceError) {
        var url = endpoint.asking([
            "verb": "ListRecords", "metadataPrefix": "arXiv", "set": set, "from": day.description,
        ])
        for _ in 0..<Self.pages {
            let page = try await client.answer(
                to: HTTPRequest(url: url),
                refusal: { _ in nil },
                read: ArxivRecords.init
            )
            let wanted = page.entries.filter(isWanted)
            answer = answer.joined(
                with: SourceAnswer(wanted, from: client.origin(url)) { entry throws(UnreadableEntry) in
                    try ArxivAdapter.paper(entry)
                }
            )
            guard let token = page.resumptionToken else { return }
            url = endpoint.asking(["verb": "ListRecords", "resumptionToken": token])
        }
    }

    private static func isNewer(_ left: Paper, _ right: Paper) -> Bool {
        (right.published ?? .distantPast, left.id) < (left.published ?? .distantPast, right.id)
    }

    /// The archives of physics are sets of the group `physics`.
    private static func set(of category: ArxivCategory) -> String {
        let groups: Set = ["cs", "econ", "eess", "math", "q-bio", "q-fin", "stat"]
        return groups.contains(category.archive) ? category.archive : "physics:\(category.archive)"
    }
}
