import Foundation

extension MailFigures {
    /// The figures of what is mailed; none where mails do not embed them.
    ///
    /// A figure of an earlier issue that is gone is shown from the web, where it went out.
    /// - Throws: ``FileError`` for a figure of the issue itself that cannot be read.
    init(
        of issue: FrozenIssue,
        earlier: [Issue] = [],
        _ newsletter: Newsletter,
        _ delivery: MailDelivery
    ) throws(FileError) {
        self.init(domain: newsletter.domain)
        guard delivery.embedsFigures else { return }
        for figure in issue.issue.entries.compactMap(\.figure) {
            add(figure, of: issue.issue.slug, png: try issue.data(of: figure))
        }
        let root = issue.folder.deletingLastPathComponent()
        for past in earlier {
            let frozen = FrozenIssue(issue: past, folder: root.appending(path: past.slug.rawValue))
            for figure in past.entries.compactMap(\.figure) {
                if let png = try? frozen.data(of: figure) { add(figure, of: past.slug, png: png) }
            }
        }
    }
}
