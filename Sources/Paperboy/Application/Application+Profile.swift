import Foundation

extension Application {
    /// Issues that are looked at for examples; older ones say less of what readers like now.
    private static let pastIssues = 30

    /// Looks up the texts of the examples that are named by identifier alone, once; from then on the store has them.
    /// - Returns: what the operator should know.
    func lookUpExamples() async throws -> [String] {
        let (_, unknown) = try examples()
        let ids = unknown.compactMap(\.arxivID)
        guard !ids.isEmpty else { return [] }
        guard let arxiv = configuration.sources.arxiv else {
            return ["\(ids.count) examples of selection.profile are not known; sources.arxiv is needed to look them up"]
        }
        let lookup = ArxivLookup(endpoint: arxiv.endpoint, sleep: world.sleep, fetch: world.fetch)
        let answer = await lookup.papers(ids)
        try store.save(examples: answer.papers, at: world.now())
        let found = Set(answer.papers.flatMap(\.identifiers))
        let missing = ids.filter { !found.contains(.arxiv($0)) }.map(\.rawValue)
        guard !missing.isEmpty else { return [] }
        let list = missing.prefix(5).joined(separator: ", ")
        let reason = answer.problems.map(\.description).first ?? "arXiv does not have them"
        return ["\(missing.count) examples of selection.profile were not found (\(list)): \(reason)"]
    }

    /// How like each paper is to the examples; nothing without a profile.
    func likeness(of papers: [Paper]) throws -> [PaperID: Likeness] {
        guard !configuration.selection.profile.isEmpty else { return [:] }
        return try ProfileMatcher(examples: try examples().known).likeness(of: papers)
    }

    /// The examples of the profile, and the identifiers of those whose texts are not known yet.
    private func examples() throws -> (known: [Example], unknown: [PaperID]) {
        let profile = configuration.selection.profile
        let listed = try profile.files.flatMap(read)
        let complete = listed.filter { !$0.abstract.isEmpty }
        let wanted = profile.arxiv.map(PaperID.arxiv) + listed.filter(\.abstract.isEmpty).compactMap { $0.ids.min() }
        let found = try store.papers(wanted)
        let texts = Set(found.flatMap(\.identifiers))
        let untold = listed.filter { $0.abstract.isEmpty && texts.isDisjoint(with: $0.ids) && !$0.title.isEmpty }
        let past = profile.issues ? try pastExamples() : []
        return (complete + found.map(Example.init) + untold + past, wanted.filter { !texts.contains($0) })
    }

    private func read(_ file: URL) throws -> [Example] {
        guard let data = try? Data(contentsOf: file) else {
            throw CommandFailure(.usage, "\(file.path) cannot be read; selection.profile.file names it")
        }
        do throws(ExampleFile.Unreadable) {
            return try ExampleFile.read(data, name: file.path)
        } catch {
            throw CommandFailure(.usage, "\(error)")
        }
    }

    private func pastExamples() throws -> [Example] {
        try store.frozenContents(limit: Self.pastIssues).flatMap { slug, content in
            try IssueFile.read(content, name: "the frozen issue \(slug)").entries.map {
                Example(title: $0.title, abstract: $0.abstract, ids: [$0.paper])
            }
        }
    }
}
