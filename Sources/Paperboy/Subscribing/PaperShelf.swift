/// The papers of one issue, or of several, from which readers choose by topic.
struct PaperShelf: Sendable {
    private struct Item: Sendable {
        var entry: Entry
        var home: IssueSlug
        /// Nil where the issue was not sorted by topics: the paper is for all.
        var topics: Set<String>?
    }

    private let items: [Item]
    /// The topics by which papers are sorted, as readers see them.
    private let topics: [String]
    private let known: Set<String>
    /// The days on which the issues appeared.
    let days: ClosedRange<CalendarDate>

    /// The papers come best first: by the place in their issue, and in the same place the newest first.
    /// - Parameter earlier: the newest first.
    init(_ issue: Issue, and earlier: [Issue] = []) {
        let issues = [issue] + earlier
        let ranked = issues.enumerated().flatMap { age, issue in
            issue.entries.enumerated().map { (place: $0, age: age, item: Self.item($1, of: issue)) }
        }
        var papers: Set<PaperID> = []
        items = ranked.sorted { ($0.place, $0.age) < ($1.place, $1.age) }.map(\.item)
            .filter { papers.insert($0.entry.paper).inserted }
        var known: Set<String> = []
        topics = issues.flatMap(\.topics).filter { known.insert(Topic.key($0)).inserted }
        self.known = known
        // An editor may have given an earlier issue a later date.
        days = min(issue.date.day, earlier.last?.date.day ?? issue.date.day)...issue.date.day
    }

    private static func item(_ entry: Entry, of issue: Issue) -> Item {
        let topics = issue.topics.isEmpty ? nil : Set(entry.topics.map(Topic.key))
        return Item(entry: entry, home: issue.slug, topics: topics)
    }

    var count: Int { items.count }

    /// The papers' places for a reader; nil for one who gets all, empty when none is on the reader's topics.
    func places(for subscriber: Subscriber) -> [Int]? {
        let wanted = wanted(by: subscriber)
        guard !wanted.isEmpty else { return nil }
        return items.indices.filter { items[$0].topics.map { !$0.isDisjoint(with: wanted) } ?? true }
    }

    /// The reader's topics as the issues call them, in their order; empty for a reader who gets all.
    func topics(of subscriber: Subscriber) -> [String] {
        let wanted = wanted(by: subscriber)
        return topics.filter { wanted.contains(Topic.key($0)) }
    }

    /// Topics by which nothing was sorted choose nothing: a reader who has only such ones misses nothing. All topics
    /// together are no choice either.
    private func wanted(by subscriber: Subscriber) -> Set<String> {
        if known.isEmpty || subscriber.topics.isEmpty { return [] }
        let wanted = known.intersection(subscriber.topics.map(Topic.key))
        return wanted.count == known.count ? [] : wanted
    }

    func entries(at places: [Int]) -> [Entry] { places.map { items[$0].entry } }

    /// The issues of papers that do not stand in the given one.
    func homes(of places: [Int], otherThan slug: IssueSlug) -> [PaperID: IssueSlug] {
        places.reduce(into: [:]) { homes, place in
            let item = items[place]
            if item.home != slug { homes[item.entry.paper] = item.home }
        }
    }
}
