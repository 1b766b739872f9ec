import Foundation

/// What an issue holds for each reader: all of it, or so many papers on the topics that they chose; for those who read
/// once a week, the same of all issues since the last weekly mail.
///
/// It goes by frozen issues and by the reader's own choice alone: a message that is made again is the same.
public struct Portions: Sendable {
    /// What a weekly mail holds in full; the others are on the web.
    static let mostWeekly = 20

    private let issue: Issue
    /// What weekly mails have besides the issue, the oldest first.
    let earlier: [Issue]
    private let today: PaperShelf
    /// By the first of the week's issues, the oldest first; empty where nobody reads weekly.
    private let weeks: [PaperShelf]
    private let starts: [UUID: Int]

    /// - Parameters:
    ///   - earlier: what a weekly mail has besides the issue, the oldest first; nil where there are no such mails.
    ///   - starts: for weekly readers who have some of the earlier issues, the place of the first that they have not.
    init(of issue: Issue, earlier: [Issue]? = nil, starts: [UUID: Int] = [:]) {
        self.issue = issue
        self.earlier = earlier ?? []
        self.starts = starts
        today = PaperShelf(issue)
        weeks =
            earlier.map { earlier in
                (0...earlier.count).map { PaperShelf(issue, and: earlier[$0...].reversed()) }
            } ?? []
    }

    /// Whether there is something for weekly readers.
    var isForWeekly: Bool { !weeks.isEmpty }

    /// What the reader gets; nil when no paper is on their topics.
    func portion(of subscriber: Subscriber) -> Portion? {
        let first = first(for: subscriber)
        let shelf = shelf(first)
        let chosen = shelf.places(for: subscriber)
        if chosen?.isEmpty == true { return nil }
        guard let most = subscriber.papers, most < chosen?.count ?? shelf.count else {
            return Portion(first: first, papers: chosen, isForTopics: chosen != nil)
        }
        let best = chosen.map { Array($0.prefix(most)) } ?? Array(0..<most)
        return Portion(first: first, papers: best, isForTopics: chosen != nil)
    }

    /// The topics for which the reader's mail is made; empty for a reader who gets all.
    func topics(of subscriber: Subscriber) -> [String] { shelf(first(for: subscriber)).topics(of: subscriber) }

    /// What a mail with a portion shows.
    func content(of portion: Portion) -> MailContent {
        var content = MailContent(issue)
        let shelf = shelf(portion.first)
        let wanted = portion.papers ?? Array(0..<shelf.count)
        let places = portion.first == nil ? wanted : Array(wanted.prefix(Self.mostWeekly))
        content.issue.entries = shelf.entries(at: places)
        content.homes = shelf.homes(of: places, otherThan: issue.slug)
        content.leftOut = shelf.count - places.count
        content.isForTopics = portion.isForTopics
        content.week = portion.first.map { _ in shelf.days }
        return content
    }

    private func first(for subscriber: Subscriber) -> Int? {
        guard subscriber.frequency == .weekly, !weeks.isEmpty else { return nil }
        return min(starts[subscriber.id] ?? 0, weeks.count - 1)
    }

    private func shelf(_ first: Int?) -> PaperShelf { first.map { weeks[$0] } ?? today }
}

extension Portions {
    /// Looks up what weekly readers get, if there are any.
    /// - Parameter weekly: looks it up also where there are none.
    /// - Throws: ``StoreError``, or ``YAMLError`` for a frozen issue that cannot be read.
    public init(of issue: Issue, from store: Store, weekly: Bool = false) throws {
        guard try weekly || store.hasWeeklyReaders() else {
            self.init(of: issue)
            return
        }
        let earlier = try store.issuesForWeeklyMail(before: issue.slug, of: issue.date.day)
        let served = try store.lastIssues(ofWeeklyReaders: earlier.map(\.slug))
        self.init(
            of: issue,
            earlier: try earlier.map { stored in
                try IssueFile.read(stored.content ?? "", name: "the frozen issue \(stored.slug)")
            },
            starts: served.mapValues { $0 + 1 }
        )
    }
}
