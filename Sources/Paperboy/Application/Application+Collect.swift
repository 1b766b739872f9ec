import Foundation
import Logging

extension Application {
    /// Asks all sources for papers of a day and keeps them. A source that fails takes nothing from the others.
    public func collect(_ day: CalendarDate) async throws -> CollectReport {
        let sources = configuration.sources.live(world)
        guard !sources.isEmpty else {
            throw CommandFailure(.usage, "no source is configured; add one under `sources:` in the configuration")
        }
        log.info("asking the sources", metadata: ["day": "\(day)", "sources": "\(sources.count)"])
        let collection = await Collector(sources: sources, sleep: world.sleep).collect(window(before: day))
        try store.save(collection.papers, collection.notes, for: day, at: world.now())
        return CollectReport(
            day: day,
            sources: collection.notes,
            documents: try store.collection(of: day)?.papers ?? [],
            remarks: try await lookUpExamples()
        )
    }

    /// From so many days before to the end of the day, on the newsletter's clock.
    private func window(before day: CalendarDate) -> Range<Date> {
        start(of: day.advanced(by: -configuration.sources.windowDays))..<start(of: day.advanced(by: 1))
    }
}
