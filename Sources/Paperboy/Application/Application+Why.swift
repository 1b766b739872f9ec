import Foundation

extension Application {
    /// Why a paper is in an issue or in none: where and when it was seen, what spoke for it, what became of it.
    /// - Parameter text: an identifier in any form, or an address with one.
    public func why(paper text: String) throws -> WhyPaperReport {
        guard let asked = PaperID.anyForm(text) else { throw try notAnIdentifier(text) }
        let sightings = try allSightings(of: asked)
        let issues = try store.issues(with: names(of: asked, sightings))
        guard !sightings.isEmpty || !issues.isEmpty else { throw try neverSeen(asked) }
        let paper = sightings.last?.paper
        return WhyPaperReport(
            paper: paper?.id ?? asked,
            title: paper?.title,
            aliases: Set(sightings.flatMap(\.paper.identifiers)).subtracting([paper?.id ?? asked]).sorted(),
            published: paper?.published.map { CalendarDate($0) },
            days: try sightings.map(day),
            issues: try issues.map { try place(of: names(of: asked, sightings), in: $0) }
        )
    }

    private func names(of asked: PaperID, _ sightings: [Sighting]) -> Set<String> {
        sightings.reduce(into: [asked.description]) { $0.formUnion($1.paper.names) }
    }

    /// Sources name a paper by and by: what is found under one identifier is looked for under its others.
    private func allSightings(of asked: PaperID) throws(StoreError) -> [Sighting] {
        var ids: Set = [asked]
        while true {
            let sightings = try store.sightings(of: ids)
            let more = ids.union(sightings.flatMap(\.paper.identifiers))
            if more == ids { return sightings }
            ids = more
        }
    }

    // MARK: Days

    private func day(_ sighting: Sighting) throws -> WhyPaperReport.Day {
        let kept = try store.verdict(on: sighting.paper.id, for: sighting.day)
        return WhyPaperReport.Day(
            day: sighting.day,
            sources: sighting.paper.sources,
            signals: sighting.paper.signals,
            verdict: try kept ?? conjecture(on: sighting),
            wasDecided: kept != nil
        )
    }

    /// What the ranking would make of the paper now, where no choice was made for the day.
    private func conjecture(on sighting: Sighting) throws -> Verdict? {
        guard let slug = slug(of: sighting.day), let collection = try store.collection(of: sighting.day) else {
            return nil
        }
        let verdicts = try select(from: collection, for: slug, on: sighting.day)
            .verdicts(under: configuration.selection, in: templates.words(.english))
        return verdicts.first { $0.paper == sighting.paper.id }
    }

    // MARK: Issues

    private func place(of names: Set<String>, in stored: StoredIssue) throws -> WhyPaperReport.Place {
        let content = try stored.content.map { try IssueFile.read($0, name: "the frozen issue \(stored.slug)") }
        let issue = try content ?? (isComposed(stored.slug) ? try readIssueFile(stored.slug) : nil)
        let index = issue?.entries.firstIndex { names.contains($0.paper.description) }
        return WhyPaperReport.Place(
            slug: stored.slug,
            state: stored.content == nil ? "draft" : "published",
            place: index.map { $0 + 1 },
            reason: reason(for: index, in: issue, stored.slug)
        )
    }

    private func reason(for index: Int?, in issue: Issue?, _ slug: IssueSlug) -> String? {
        guard let issue else { return "was chosen, but \(file(of: slug).path) is gone; compose the day again" }
        guard let index else { return "was chosen, and taken out by an editor" }
        let reasons = issue.entries[index].reasons
        return reasons[.english] ?? reasons.min { $0.key.rawValue < $1.key.rawValue }?.value
    }

    // MARK: Unknown papers

    private func notAnIdentifier(_ text: String) throws -> CommandFailure {
        let titled = try store.papers(titled: text, limit: 3).map { "\($0.id) (\($0.title))" }
        let forms = "an identifier such as 2602.12192, a DOI, or an address of the paper is asked for"
        let hint = titled.isEmpty ? forms : "papers with these words: \(titled.joined(separator: "; "))"
        return CommandFailure(.usage, "“\(text)” names no paper and is no mail address; \(hint)")
    }

    private func neverSeen(_ asked: PaperID) throws -> CommandFailure {
        let known = try store.paperIDs()
        let nearest = asked.description.nearest(in: known.map(\.description)).map { "; the nearest is \($0)" } ?? ""
        let advice = "no source gave it for any of the days in \(configuration.database.path)"
        return CommandFailure(.usage, "\(asked) was never seen: \(advice)\(nearest)")
    }
}
