public import Foundation

/// Who writes the summaries.
public enum SummarySettings: Sendable {
    /// Sentences of the abstract; needs nothing.
    case extract
    /// Answers of an earlier day, in a folder; readers see the label.
    case recorded(folder: URL, label: String)
    /// A language model.
    case model(ModelSettings)
}
