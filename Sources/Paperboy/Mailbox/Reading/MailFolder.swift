import Foundation

/// A folder of mails: a Maildir with `new` and `cur`, or any folder with `.eml` files.
struct MailFolder: Sendable {
    struct Item: Equatable, Sendable {
        var url: URL
        /// The file's name; in a Maildir without its flags, which change when somebody reads the mail.
        var key: String
        var isNew: Bool
    }

    let url: URL

    /// Whether it is a Maildir.
    var isMaildir: Bool { ["new", "cur"].allSatisfy { isFolder(url.appending(path: $0)) } }

    /// The mails by name.
    /// - Throws: ``FileError`` when the folder cannot be listed.
    func items() throws(FileError) -> [Item] {
        let items =
            isMaildir
            ? try files(in: "cur", isNew: false) + files(in: "new", isNew: true)
            : try files(in: "", isNew: false).filter { $0.url.pathExtension.lowercased() == "eml" }
        return items.sorted { ($0.key, $0.url.path) < ($1.key, $1.url.path) }
    }

    /// The bytes of a mail, at most `limit`; nil when it has gone: other programs read and move mails too.
    static func content(of item: Item, limit: Int = MIMELimits().message) throws(FileError) -> [UInt8]? {
        guard let file = try? FileHandle(forReadingFrom: item.url) else {
            if !FileManager.default.fileExists(atPath: item.url.path) { return nil }
            throw FileError(path: item.url.path, reason: "cannot be read; give this user the right to")
        }
        defer { try? file.close() }
        do {
            return [UInt8](try file.read(upToCount: limit) ?? Data())
        } catch {
            throw FileError(path: item.url.path, reason: error.localizedDescription)
        }
    }

    /// Moves a new mail to those that were seen (<https://cr.yp.to/proto/maildir.html>).
    func markSeen(_ item: Item) throws(FileError) {
        guard item.isNew else { return }
        let target = url.appending(path: "cur/\(item.key):2,S")
        guard rename(item.url.path, target.path) == 0 || errno == ENOENT else {
            throw FileError(path: item.url.path, reason: "cannot be moved to cur: \(String(cString: strerror(errno)))")
        }
    }

    private func files(in name: String, isNew: Bool) throws(FileError) -> [Item] {
        let folder = name.isEmpty ? url : url.appending(path: name)
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap { file in
                let item = folder.appending(path: file)
                guard !file.hasPrefix("."), !isFolder(item) else { return nil }
                return Item(url: item, key: name.isEmpty ? file : Self.bare(file), isNew: isNew)
            }
        } catch {
            throw FileError(path: folder.path, reason: "cannot be listed: is it a folder that this user may read?")
        }
    }

    private static func bare(_ file: String) -> String { String(file.prefix { $0 != ":" }) }

    private func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
