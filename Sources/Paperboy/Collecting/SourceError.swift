public import Foundation

/// What is wrong with a source's answer, in words that an operator can act on.
public struct SourceError: Error, Equatable, Sendable {
    /// Who was asked, and where.
    public struct Origin: Equatable, Sendable {
        public var source: SourceName
        /// The full address, with what was asked.
        public var url: URL

        public init(source: SourceName, url: URL) {
            self.source = source
            self.url = url
        }

        func error(_ reason: Reason) -> SourceError { SourceError(origin: self, reason: reason) }
    }

    public enum Format: String, Sendable {
        case xml = "XML"
        case json = "JSON"
    }

    /// Texts of the source in here are short and on one line.
    public enum Reason: Error, Equatable, Sendable {
        /// No answer, or one that says no, after all tries.
        case http(HTTPError)
        /// An answer that says no, with the beginning of its body or the reason that it gives.
        case status(Int, String)
        /// An answer of status 200 that says no.
        case refused(String)
        case emptyBody
        /// A web page: an error page, a captive portal, a wrong address.
        case html(expected: Format, beginning: String)
        /// Neither a web page nor what was expected.
        case foreign(expected: Format, beginning: String)
        /// The right format, cut off or broken; `line` counts from 1.
        case malformed(Format, line: Int?, String)
        /// Well-formed, but not of the known shape: where, and what is wrong there.
        case unexpected(path: String, String)
        /// So many entries gave no paper; the first with its reason.
        case unreadableEntries(Int, first: String)
        /// Fewer entries than the source itself says there are.
        case short(Int, of: Int)
        /// So many papers that were asked for by identifier are not in the answer.
        case dropped(Int, first: String)
        /// Not in the order that was asked for, so that the newest may be missing.
        case unsorted
        case late(Duration)
    }

    public var origin: Origin
    public var reason: Reason

    public init(origin: Origin, reason: Reason) {
        self.origin = origin
        self.reason = reason
    }
}

extension SourceError: CustomStringConvertible {
    public var description: String {
        if case .http(let error) = reason { return "\(origin.source.title): \(error)" }
        return "\(origin.source.title): \(origin.url.absoluteString) \(reason.words)"
    }
}

extension SourceError.Reason {
    /// What the address did: the end of a sentence.
    fileprivate var words: String {
        switch self {
        case .http(let error): "failed: \(error)"
        case .status(let code, ""): "answered HTTP \(code)"
        case .status(let code, let text): "answered HTTP \(code): \(text)"
        case .refused(let text): "answered with an error: \(text)"
        case .emptyBody: "answered nothing (an empty body)"
        case .html(let format, let text): "answered a web page instead of \(format.rawValue): \(text)"
        case .foreign(let format, let text): "answered something else than \(format.rawValue): \(text)"
        case .malformed(let format, let line?, let text): "answered broken \(format.rawValue), line \(line): \(text)"
        case .malformed(let format, nil, let text): "answered broken \(format.rawValue): \(text)"
        case .unexpected(let path, let text): "answered an unexpected shape at \(path): \(text)"
        case .unreadableEntries(let count, let first): "gave unreadable entries (\(count)); the first is \(first)"
        case .short(let count, let total): "gave \(count) of \(total) entries"
        case .dropped(let count, let first): "left out papers that it was asked for (\(count)); the first is \(first)"
        case .unsorted: "ignored the order that was asked for; newer papers may be missing"
        case .late(let limit): "did not finish within \(limit.components.seconds) s"
        }
    }
}
