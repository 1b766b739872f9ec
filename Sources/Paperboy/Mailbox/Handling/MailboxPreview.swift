public import Foundation

/// Looks at a folder of mails and changes nothing: no database is opened, no mail is moved.
public struct MailboxPreview: Sendable {
    private let folder: MailFolder
    private let judge: MessageJudge

    /// - Parameter configuration: whose addresses make commands; nil where there is none.
    public init(folder: URL, configuration: Configuration?) {
        self.folder = MailFolder(url: folder)
        judge = MessageJudge(own: configuration?.ownAddresses ?? [])
    }

    /// Hands out a line for each mail, by name. One mail is in memory at a time.
    public func run(_ show: (MailLine) throws -> Void) throws {
        for item in try folder.items() {
            guard let bytes = try MailFolder.content(of: item) else { continue }
            try show(MailLine(file: item.url.lastPathComponent, judge.judge(bytes)))
        }
    }
}

extension Configuration {
    /// The newsletter's own addresses: where it writes from, where bounces come to.
    var ownAddresses: [MailAddress] {
        guard let mail else { return [] }
        return [mail.from.address, try? MailAddress(mail.bounces)].compactMap(\.self)
    }
}
