import Foundation

/// A picture on the page of a paper that can be shown with it.
struct PageFigure: Equatable {
    enum Place: Equatable {
        /// The only picture of a figure.
        case figure
        /// One picture of several under one number.
        case panel
        /// In the text, without number and caption.
        case text
    }

    var url: URL
    var place: Place
    /// Such as "Figure 1"; a panel's is that of the whole figure. Nil where the page gives none.
    var label: String?
    /// Plain text without the label.
    var caption: String
    var isInAppendix: Bool
}
