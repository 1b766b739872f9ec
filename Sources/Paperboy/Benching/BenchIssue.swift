import Foundation

/// An issue whose mail has about a given size.
struct BenchIssue {
    let configuration: Configuration
    let templates: TemplateSet
    let slug: IssueSlug

    /// Sizes that are nearer than this to what is wanted are as good.
    private static let tolerance = 256

    func issue(ofSize size: Int, _ delivery: MailDelivery) throws -> Issue {
        var length = size / 2
        for _ in 0..<8 {
            let issue = issue(textLength: max(40, length))
            let excess = try self.size(of: issue, delivery) - size
            if abs(excess) < Self.tolerance { return issue }
            // A text stands in both parts of the message.
            length -= excess / 2
        }
        return issue(textLength: max(40, length))
    }

    private func entry(number: Int, textLength: Int) -> Entry {
        let sentence = "We measure what it takes to hand one message to a server and to remember that it was taken. "
        let text = String(repeating: sentence, count: textLength / sentence.count + 1).prefix(textLength)
        return Entry(
            paper: .semanticScholar("bench\(number)"),
            title: "Paper number \(number)",
            authors: ["Ada Example", "Ben Example"],
            source: .semanticScholar,
            summaries: [.english: Summary(text: String(text), language: .english, origin: .editor)]
        )
    }

    private func size(of issue: Issue, _ delivery: MailDelivery) throws -> Int {
        let renderer = MailRenderer(
            newsletter: configuration.newsletter,
            settings: MailSettings(configuration, delivery),
            templates: templates
        )
        let recipient = MailRecipient(address: "reader@bench.example", messageID: "bench@bench.example")
        let body = try renderer.body(of: issue, in: issue.editions[0])
        return try body.message(to: recipient, date: ZonedTime(Date(timeIntervalSince1970: 0), offset: 0)).count
    }

    private func issue(textLength: Int) -> Issue {
        let count = max(1, min(10, textLength / 1000))
        let entries = (1...count).map { entry(number: $0, textLength: textLength / count) }
        return Issue(
            slug: slug,
            id: "tag:bench.example,2026:bench",
            date: ZonedTime(Date(timeIntervalSince1970: 1_772_064_000), offset: 0),
            editions: [Edition(language: .english, title: "Bench")],
            entries: entries
        )
    }
}
