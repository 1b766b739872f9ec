import Foundation
import Logging

extension Application {
    /// Asks all sources for papers of a day and keeps them. A source that fails takes nothing from the others.
    public func collect(_ day: CalendarDate) async throws -> CollectReport {
        let live = configuration.sources.live(cachedFetch)
        guard !live.sources.isEmpty else {
            throw CommandFailure(.usage, "no source is configured; add one under `sources:` in the configuration")
        }
        log.info("asking the sources", metadata: ["day": "\(day)", "sources": "\(live.sources.count)"])
        let collection = await Collector(sources: live.sources, enrichers: live.enrichers, sleep: world.sleep)
            .collect(window(before: day), now: world.now())
        try keep(collection, of: day)
        return CollectReport(
            day: day,
            sources: collection.notes,
            documents: try store.collection(of: day)?.papers ?? [],
            requests: live.counters.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.count },
            remarks: try silences(until: day) + (await lookUpExamples())
        )
    }

    /// Papers of an earlier collection of the day stay; under the name that is now the best, where two are one.
    func keep(_ collection: CollectedPapers, of day: CalendarDate) throws(StoreError) {
        let ids = Set(collection.papers.map(\.id))
        let earlier = try store.collection(of: day)?.papers.filter { !ids.contains($0.id) } ?? []
        let papers = PaperMerger().merged(collection.papers + earlier)
        let absorbed = Set(earlier.map(\.id)).subtracting(papers.map(\.id))
        try store.save(papers, collection.notes, for: day, at: world.now(), absorbed: absorbed)
        let oldest = world.now().addingTimeInterval(-Self.cacheAge)
        try store.forgetAnswers(before: oldest, keeping: Self.cacheSize)
    }

    /// The sources that have given nothing for so long that the operator should look.
    func silences(until day: CalendarDate) throws(StoreError) -> [String] {
        let history = try store.history(until: day)
        return history.values.compactMap(SourceSilence.init)
            .filter { $0.workingDays >= configuration.sources.alarmDays }
            .sorted { $0.source.rawValue < $1.source.rawValue }
            .map(\.words)
    }

    private func cachedFetch(_ counter: RequestCounter) -> SourceSettings.Fetch {
        let cache = HTTPCache(storage: store, now: world.now, fetch: counter.counting(world.fetch))
        return { request throws(HTTPError) in try await cache(request) }
    }

    /// Two weeks, in seconds: longer than any window in use.
    private static let cacheAge: TimeInterval = 14 * 86_400
    /// Bytes of all kept answers together.
    private static let cacheSize = 256 * 1024 * 1024

    /// From so many days before to the end of the day, on the newsletter's clock.
    private func window(before day: CalendarDate) -> Range<Date> {
        start(of: day.advanced(by: -configuration.sources.windowDays))..<start(of: day.advanced(by: 1))
    }
}
