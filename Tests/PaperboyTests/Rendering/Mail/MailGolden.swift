import Foundation
import Testing

/// Messages that were looked at and found good, under `Tests/PaperboyTests/Golden/mail`.
enum MailGolden {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Golden/mail").standardizedFileURL

    /// The first line that differs from the golden message; nil when none does.
    ///
    /// With `PAPERBOY_WRITE_GOLDEN` in the environment the message is written instead: look at it before committing.
    static func difference(of message: [UInt8], from name: String) throws -> String? {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["PAPERBOY_WRITE_GOLDEN"] != nil {
            try Data(message).write(to: file)
        }
        let golden = Array(try Data(contentsOf: file))
        guard message != golden else { return nil }
        let lines = zip(golden.split(separator: 0x0A), message.split(separator: 0x0A))
        let different = lines.first { $0 != $1 }.map { String(decoding: $1, as: UTF8.self) }
        return different ?? "\(message.count) octets instead of \(golden.count)"
    }
}
