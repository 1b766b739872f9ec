import Foundation

/// Replays a model's answers from files named `<language>/<paper>.json`, such as `ja/2602.12192.json`.
public struct RecordedSummarizer: Summarizer {
    private let folder: Folder
    private let label: String

    /// - Parameter label: whose answers these are, for readers to see: a model's name.
    public init(folder: Folder, label: String) {
        self.folder = folder
        self.label = label
    }

    public var identity: String { "recorded-\(label)" }

    public func summary(of paper: Paper, in language: Language) async throws(SummaryError) -> Summary {
        let path = "\(language)/\(paper.id.fileName).json"
        func refusal(_ reason: String) -> SummaryError {
            SummaryError(paper: paper.id, language: language, reason: "\(folder.name(of: path)): \(reason)")
        }
        do {
            guard let data = try folder.data(path) else { throw refusal("no such file") }
            let answer = try ModelAnswer(json: data)
            return Summary(text: answer.summary, takeaway: answer.oneLine, language: language, origin: .recorded(label))
        } catch let error as SummaryError {
            throw error
        } catch let error as ModelAnswer.Malformed {
            throw refusal(error.reason)
        } catch {
            throw refusal(error.localizedDescription)
        }
    }
}
