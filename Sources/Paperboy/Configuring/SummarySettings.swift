public import Foundation

/// Who writes the summaries.
public enum SummarySettings: Equatable, Sendable {
    /// Sentences of the abstract; needs nothing.
    case extract
    /// Answers of an earlier day, in a folder; readers see the label.
    case recorded(folder: URL, label: String)

    /// The one who writes them.
    func summarizer() -> any Summarizer {
        switch self {
        case .extract: ExtractSummarizer()
        case .recorded(let folder, let label): RecordedSummarizer(folder: .disk(folder), label: label)
        }
    }
}
