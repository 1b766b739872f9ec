import Foundation
import Glibc

/// A text that a person wrote into a file.
enum TextFile {
    /// Why a file gave no text.
    enum Fault: Error, Equatable, CustomStringConvertible {
        case missing
        /// In the system's words.
        case unreadable(String)
        /// The first line with bytes that are no UTF-8, from 1.
        case notUTF8(line: Int)

        var description: String {
            switch self {
            case .missing: "there is no such file"
            case .unreadable(let reason): "cannot be read: \(reason)"
            case .notUTF8(let line): "line \(line) is not UTF-8; save it as UTF-8"
            }
        }
    }

    static func read(_ url: URL) throws(Fault) -> String {
        let data = try bytes(of: url)
        guard let text = String(data: data, encoding: .utf8) else { throw .notUTF8(line: firstBadLine(of: data)) }
        return text
    }

    private static func bytes(of url: URL) throws(Fault) -> Data {
        do {
            return try Data(contentsOf: url)
        } catch CocoaError.fileReadNoSuchFile {
            throw .missing
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
            throw .unreadable((cause as? POSIXError).map(words) ?? error.localizedDescription)
        }
    }

    private static func words(for error: POSIXError) -> String { String(cString: strerror(error.code.rawValue)) }

    /// No line break is part of a longer UTF-8 sequence, so lines can be looked at one by one.
    private static func firstBadLine(of data: Data) -> Int {
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return 1 + (lines.firstIndex { String(data: Data($0), encoding: .utf8) == nil } ?? 0)
    }
}
