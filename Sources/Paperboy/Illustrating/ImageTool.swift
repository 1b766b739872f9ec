public import Foundation

/// What makes PNG files: a program outside, since pictures and PDF files come from anybody.
public struct ImageTool: Sendable {
    /// Why no picture can be made here, with what to do; nil when it can.
    public var fault: @Sendable () async -> String?
    /// A PNG of at most so many pixels in width, of any picture.
    public var scaled: @Sendable (Data, _ width: Int) async throws(PictureRefusal) -> Data
    /// A PNG of so many pixels in width, of the first page of a PDF file.
    public var firstPage: @Sendable (Data, _ width: Int) async throws(PictureRefusal) -> Data
    /// A PNG of at most so many pixels in width.
    public var card: @Sendable (FigureCard, _ width: Int) async throws(PictureRefusal) -> Data

    public init(
        fault: @escaping @Sendable () async -> String?,
        scaled: @escaping @Sendable (Data, _ width: Int) async throws(PictureRefusal) -> Data,
        firstPage: @escaping @Sendable (Data, _ width: Int) async throws(PictureRefusal) -> Data,
        card: @escaping @Sendable (FigureCard, _ width: Int) async throws(PictureRefusal) -> Data
    ) {
        self.fault = fault
        self.scaled = scaled
        self.firstPage = firstPage
        self.card = card
    }
}
