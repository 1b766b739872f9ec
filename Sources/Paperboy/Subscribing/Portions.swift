/// What an issue holds for each reader: all of it, or what is on the topics that they chose.
///
/// It goes by the issue alone, which is frozen, and by the reader's own choice: a message that is made again is the
/// same.
public struct Portions: Sendable {
    private let issue: Issue
    private let known: Set<String>
    private let topics: [Set<String>]

    public init(of issue: Issue) {
        self.issue = issue
        known = Set(issue.topics.map(Topic.key))
        topics = issue.entries.map { Set($0.topics.map(Topic.key)) }
    }

    /// What the reader gets; nil when no paper is on their topics.
    func portion(of subscriber: Subscriber) -> Portion? {
        let wanted = wanted(by: subscriber)
        guard !wanted.isEmpty else { return .whole }
        let papers = topics.indices.filter { !topics[$0].isDisjoint(with: wanted) }
        return papers.isEmpty ? nil : Portion(papers: papers)
    }

    /// The reader's topics as the issue calls them, in its order; empty for a reader who gets all.
    func topics(of subscriber: Subscriber) -> [String] {
        let wanted = wanted(by: subscriber)
        return issue.topics.filter { wanted.contains(Topic.key($0)) }
    }

    /// Topics that the issue was not sorted by choose nothing: a reader who has only such ones misses nothing. All
    /// topics together are no choice either.
    private func wanted(by subscriber: Subscriber) -> Set<String> {
        if known.isEmpty || subscriber.topics.isEmpty { return [] }
        let wanted = known.intersection(subscriber.topics.map(Topic.key))
        return wanted.count == known.count ? [] : wanted
    }

    /// What a mail with a portion shows.
    func content(of portion: Portion) -> MailContent {
        var content = MailContent(issue)
        guard let papers = portion.papers else { return content }
        content.issue.entries = papers.map { issue.entries[$0] }
        content.leftOut = issue.entries.count - papers.count
        content.isForTopics = true
        return content
    }
}
