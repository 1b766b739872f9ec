public import Foundation

/// The figures that travel inside mails, each encoded once for all readers; a figure that is not among them is shown
/// from the web.
public struct MailFigures: Sendable {
    private struct Key: Hashable {
        var issue: IssueSlug
        var file: String
    }

    /// Header and content of each figure's part.
    private var parts: [Key: [UInt8]] = [:]
    private let domain: String

    /// - Parameter domain: what the identifiers of parts end in.
    public init(domain: String = "localhost") { self.domain = domain }

    /// - Parameter png: the bytes of the figure's file.
    public mutating func add(_ figure: Figure, of issue: IssueSlug, png: Data) {
        let header = MailHeader([
            HeaderField(.contentType, value: "image/png"),
            HeaderField(.contentTransferEncoding, value: TransferEncoding.base64.rawValue),
            HeaderField(.contentID, value: "<\(identifier(of: figure, issue))>"),
            HeaderField(.contentDisposition, value: "inline; filename=\"\(figure.file)\""),
        ])
        let lines = TransferEncoding.base64.encoded([UInt8](png))
        parts[Key(issue: issue, file: figure.file)] = header.bytes + [0x0D, 0x0A] + lines
    }

    /// Where the HTML finds the figure (RFC 2392 §2); nil where it is not among these.
    func address(of figure: Figure, in issue: IssueSlug) -> String? {
        part(of: figure, in: issue).map { _ in "cid:\(identifier(of: figure, issue))" }
    }

    func part(of figure: Figure, in issue: IssueSlug) -> [UInt8]? { parts[Key(issue: issue, file: figure.file)] }

    /// A slug and a file's name hold nothing that an identifier or its address would have to escape.
    private func identifier(of figure: Figure, _ issue: IssueSlug) -> String { "\(issue).\(figure.file)@\(domain)" }
}
