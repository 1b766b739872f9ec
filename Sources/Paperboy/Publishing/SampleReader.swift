import Foundation

/// A reader as there may be one, for a look at what readers of that kind get.
struct SampleReader {
    /// Fit for a file's name, such as `weekly` or `topic-1-agents`; nil for the one who gets the whole issue.
    let name: String?
    let reader: Subscriber

    /// One for the whole issue, one for each of its topics, and one who reads weekly where there is a weekly mail.
    static func all(of issue: Issue, _ portions: Portions, in language: Language) -> [SampleReader] {
        let topics = issue.topics.enumerated().map { number, topic in
            var reader = Subscriber.nobody(language)
            reader.topics = [topic]
            return SampleReader(name: "topic-\(number + 1)\(ending(topic))", reader: reader)
        }
        var weekly = Subscriber.nobody(language)
        weekly.frequency = .weekly
        // A topic without papers brings no mail; an only topic is no choice and brings the whole issue.
        return [SampleReader(name: nil, reader: .nobody(language))]
            + topics.filter { ![nil, .whole].contains(portions.portion(of: $0.reader)) }
            + (portions.isForWeekly ? [SampleReader(name: "weekly", reader: weekly)] : [])
    }

    private static func ending(_ topic: String) -> String {
        let words = topic.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return words.map { "-\($0)" }.joined()
    }
}

extension Subscriber {
    /// A reader who is in no list: links made for them lead to nobody.
    static func nobody(_ language: Language) -> Subscriber {
        Subscriber(
            id: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
            address: EmailAddress.nobody,
            language: language,
            topics: [],
            state: .active
        )
    }
}
