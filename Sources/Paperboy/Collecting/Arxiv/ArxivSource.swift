public import Foundation

/// The newest papers of some categories, from arXiv.
///
/// The query API tells most and is asked first; the announcement feed adds what was submitted earlier and is
/// announced only now. When the API fails, the announcements alone are taken, and when these fail too, OAI-PMH.
///
/// <https://info.arxiv.org/help/api/user-manual.html>. Thank you to arXiv for use of its open access interoperability.
public struct ArxivSource: PaperSource {
    public let name = SourceName.arxiv
    public let address: URL
    private let categories: [ArxivCategory]
    private let query: String
    private let limit: Int
    private let api: ArxivAPI
    private let announcements: ArxivAnnouncementFeed?
    private let archive: ArxivArchive?

    /// - Parameters:
    ///   - endpoint: `https://export.arxiv.org/api/query`, or a `file:` with one recorded answer.
    ///   - announcements: `https://rss.arxiv.org/atom`; nil to do without.
    ///   - archive: `https://oaipmh.arxiv.org/oai`; nil to do without.
    ///   - categories: a paper in any of them counts. None means all.
    ///   - query: in arXiv's query language; empty for all papers of the categories.
    ///   - limit: the newest so many of the window are asked for.
    public init(
        endpoint: URL,
        announcements: URL? = nil,
        archive: URL? = nil,
        categories: [ArxivCategory],
        query: String = "",
        limit: Int,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    ) {
        let client = SourceClient(source: .arxiv, fetch: fetch)
        address = endpoint
        self.categories = categories
        self.query = query
        self.limit = limit
        api = ArxivAPI(endpoint: endpoint, client: client)
        // Both want to be told a category.
        self.announcements =
            categories.isEmpty
            ? nil
            : announcements.map {
                ArxivAnnouncementFeed(endpoint: $0, client: client)
            }
        self.archive = categories.isEmpty ? nil : archive.map { ArxivArchive(endpoint: $0, client: client) }
    }

    public func papers(in window: Range<Date>) async throws(SourceError) -> SourceAnswer {
        if address.isFileURL { return try await api.recorded().published(in: window) }
        do throws(SourceError) {
            let query = ArxivQuery(categories: categories.map(\.id), words: query, window: window)
            // arXiv has ignored both filter and order before: the window decides here.
            let submitted = try await api.papers(of: query, limit: limit).published(in: window)
            return await withAnnounced(submitted, window)
        } catch {
            return try await otherwise(error, window)
        }
    }

    public func expectsPapers(in window: Range<Date>) -> Bool { ArxivCalendar.announces(in: window) }

    /// The papers that were submitted, and those that are announced in the window, however long ago submitted.
    private func withAnnounced(_ submitted: SourceAnswer, _ window: Range<Date>) async -> SourceAnswer {
        guard let announcements else { return submitted }
        do throws(SourceError) {
            var announced = try await announcements.papers(of: categories, matching: condition, in: window)
            let known = Set(submitted.papers.map(\.id))
            let missing = announced.papers.map(\.id).filter { !known.contains($0) }.prefix(limit)
            let found = await api.papers(missing.compactMap(\.arxivID))
            // A paper that is withdrawn by now is still in the feed of its day.
            let wanted = known.union(missing).subtracting(found.withdrawn.map(PaperID.arxiv))
            announced.papers.removeAll { !wanted.contains($0.id) }
            return submitted.joined(with: found.answer).joined(with: announced)
        } catch {
            return SourceAnswer(papers: submitted.papers, problems: submitted.problems + [error])
        }
    }

    /// What the API should have given, from where else it can be had; its failure stays in the answer.
    private func otherwise(_ failure: SourceError, _ window: Range<Date>) async throws(SourceError) -> SourceAnswer {
        var failures = [failure]
        do throws(SourceError) {
            let announced = try await announcements?.papers(of: categories, matching: condition, in: window)
            if let announced, !announced.papers.isEmpty { return announced.after(failures) }
        } catch {
            failures.append(error)
        }
        do throws(SourceError) {
            let kept = try await archive?.papers(of: categories, matching: condition, in: window, limit: limit)
            if let kept { return kept.after(failures) }
        } catch {
            failures.append(error)
        }
        guard failures.count > 1 else { throw failure }
        return SourceAnswer(problems: failures)
    }

    private var condition: ArxivCondition { ArxivConditionReader.condition(query) }
}

extension SourceAnswer {
    fileprivate func published(in window: Range<Date>) -> SourceAnswer {
        SourceAnswer(papers: papers.filter { $0.published.map(window.contains) == true }, problems: problems)
    }

    /// The same answer with what went wrong before it.
    fileprivate func after(_ failures: [SourceError]) -> SourceAnswer {
        SourceAnswer(papers: papers, problems: failures + problems)
    }
}
