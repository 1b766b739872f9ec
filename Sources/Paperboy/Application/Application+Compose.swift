import Foundation

extension Application {
    /// Composes the issue of a day from what was collected for it, and writes the issue file and its figures.
    ///
    /// An issue file that is there already is left as it is, with all edits.
    /// - Parameter replacing: compose anew over an issue file that is not published yet.
    public func compose(_ day: CalendarDate, replacing: Bool = false) async throws -> ComposeReport {
        guard let slug = slug(of: day) else {
            throw CommandFailure(.usage, "newsletter.slug may hold only a-z, 0-9 and hyphens")
        }
        let stored = try store.issue(slug)
        if let content = stored?.content {
            guard !replacing else { throw CommandFailure(.usage, "\(slug) is published; it cannot be composed anew") }
            return report(on: try IssueFile.read(content, name: "the frozen issue \(slug)"), composed: false)
        }
        if !replacing, isComposed(slug) {
            return report(on: try readIssueFile(slug), composed: false)
        }
        return try await composeAnew(slug, day)
    }

    private func composeAnew(_ slug: IssueSlug, _ day: CalendarDate) async throws -> ComposeReport {
        guard let collection = try store.collection(of: day) else {
            let advice = "run `paperboy collect --date \(day)` first"
            throw CommandFailure(.nothing, "nothing was collected for \(day); \(advice)")
        }
        let selection = try select(from: collection, for: slug, on: day)
        let verdicts = selection.verdicts(under: configuration.selection, in: try templates.words(.english))
        try store.save(verdicts, for: day)
        let choices = selection.choices
        guard choices.count >= configuration.selection.atLeast else {
            throw tooFew(selection, from: collection, on: day)
        }

        let written = try await summaries(of: choices.map(\.paper), for: slug)
        let illustrated = await illustrate(choices.map(\.paper))
        let composer = Composer(configuration: configuration, words: try words())
        let issue = composer.issue(
            slug,
            on: day,
            at: date(of: day),
            choices: choices,
            figures: illustrated.pictures.mapValues(\.figure),
            summaries: written.summaries,
            notes: collection.notes
        )
        let names = choices.reduce(into: Set<String>()) { $0.formUnion($1.paper.names) }
        try store.saveDraft(issue, names: names, at: world.now())
        try write(issue, illustrated.pictures)
        return report(on: issue, composed: true, remarks: written.remarks + illustrated.remarks)
    }

    /// Now for today's issue; the start of the day for an earlier one, so that it is never dated in the future.
    private func date(of day: CalendarDate) -> ZonedTime {
        let now = ZonedTime(world.now(), in: configuration.timeZone)
        return day == now.day ? now : ZonedTime(start(of: day), in: configuration.timeZone)
    }

    private func words() throws(TemplateError) -> [Language: Words] {
        var words: [Language: Words] = [:]
        for plan in configuration.editions { words[plan.language] = try templates.words(plan.language) }
        return words
    }

    /// Judges what was collected for a day.
    func select(
        from collection: StoredCollection,
        for slug: IssueSlug,
        on day: CalendarDate
    ) throws -> Selection {
        let used = try store.issues(byNameExcept: slug)
        let likeness = try likeness(of: collection.papers)
        return Ranking(rules: configuration.selection, day: day, likeness: likeness)
            .select(from: collection.papers) { $0.names.compactMap { used[$0] }.min() }
    }

    private func tooFew(
        _ selection: Selection,
        from collection: StoredCollection,
        on day: CalendarDate
    ) -> CommandFailure {
        let sources = collection.notes.map(\.line).joined(separator: "; ")
        if collection.papers.isEmpty, collection.notes.contains(where: { $0.outcome == .failed }) {
            return CommandFailure(.failed, "no paper for \(day), because sources failed: \(sources)")
        }
        let what = "\(collection.papers.count) papers: \(selection.summary)"
        guard !selection.choices.isEmpty else {
            return CommandFailure(.nothing, "no new paper for \(day): \(collection.papers.isEmpty ? sources : what)")
        }
        let least = "selection.at-least asks for \(configuration.selection.atLeast)"
        return CommandFailure(.nothing, "too few papers for \(day): \(least); of \(what)")
    }

    // MARK: Files

    private func write(_ issue: Issue, _ pictures: [PaperID: FigureFinding.Picture]) throws(FileError) {
        for picture in pictures.values {
            try AtomicFile.write(picture.data, to: folder(of: issue.slug).appending(path: picture.figure.file))
        }
        try AtomicFile.write(Data(IssueFile.write(issue).utf8), to: file(of: issue.slug))
    }

    // MARK: The issue file

    func isComposed(_ slug: IssueSlug) -> Bool { FileManager.default.fileExists(atPath: file(of: slug).path) }

    func readIssueFile(_ slug: IssueSlug) throws -> Issue {
        let url = file(of: slug)
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            let known = try store.issues().map(\.slug.rawValue).prefix(5).joined(separator: ", ")
            let hint = known.isEmpty ? "run `paperboy compose` first" : "the newest are \(known)"
            throw CommandFailure(.usage, "\(url.path): there is no such issue file; \(hint)")
        }
        let issue = try IssueFile.read(text, name: url.path)
        guard issue.slug == slug else {
            let reason = "expected `\(slug)`, found `\(issue.slug)`"
            throw YAMLError(file: url.path, line: nil, path: "slug", reason: reason)
        }
        return issue
    }

    // MARK: Report

    private func report(on issue: Issue, composed: Bool, remarks: [String] = []) -> ComposeReport {
        let language = issue.editions.first?.language ?? .english
        return ComposeReport(
            slug: issue.slug,
            file: file(of: issue.slug).path,
            composed: composed,
            papers: issue.entries.map { entry in
                ComposeReport.Chosen(
                    paper: entry.paper,
                    title: entry.title,
                    why: entry.reasons[language] ?? "",
                    summaries: entry.summaries.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.origin.written }
                )
            },
            remarks: remarks
        )
    }
}
