import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Paperboy

/// A finished file: its bytes, squeezed once, and the answers that there can be, whole. A class, since the shelf hands
/// it out at every request.
final class ShelfItem: Sendable {
    private struct Form: Sendable {
        let tag: String
        let whole: Response
        let unchanged: Response
    }

    private let plain: Form
    private let squeezed: Form?
    private let modified: Date

    /// - Parameters:
    ///   - common: the headers of every answer of this site.
    ///   - modified: when the content last changed; whole seconds count.
    ///   - isText: whether squeezing can help.
    init(
        _ bytes: [UInt8],
        type: String,
        modified: Date,
        common: HTTPFields,
        cache: String = "public, max-age=300",
        isText: Bool = true,
        language: Language? = nil
    ) {
        self.modified = Date(timeIntervalSince1970: modified.timeIntervalSince1970.rounded(.down))
        let digest = Base64URL.text(of: Array(SHA256.hash(bytes).prefix(12)))
        var shared = common
        shared[.cacheControl] = cache
        shared[.lastModified] = HTTPDate.text(self.modified)
        if isText { shared[.vary] = "Accept-Encoding" }
        if let language { shared[.contentLanguage] = language.rawValue }
        func form(_ bytes: [UInt8], _ tag: String, _ encoding: String?) -> Form {
            var unchanged = shared
            unchanged[.eTag] = tag
            var headers = unchanged
            headers[.contentType] = type
            if let encoding { headers[.contentEncoding] = encoding }
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return Form(
                tag: tag,
                whole: Response(status: .ok, headers: headers, body: body),
                unchanged: Response(status: .notModified, headers: unchanged)
            )
        }
        plain = form(bytes, "\"\(digest)\"", nil)
        // Other bytes need another strong tag (RFC 9110 §8.8.3.3).
        squeezed = isText ? Gzip.compressed(bytes).map { form($0, "\"\(digest)-gz\"", "gzip") } : nil
    }

    func response(to headers: HTTPFields) -> Response {
        let form = Self.takesGzip(headers[.acceptEncoding]) ? squeezed ?? plain : plain
        return isKnown(to: headers) ? form.unchanged : form.whole
    }

    /// RFC 9110 §13.2.2: the tag decides where there is one, else the date.
    private func isKnown(to headers: HTTPFields) -> Bool {
        if let line = headers[.ifNoneMatch] {
            return line == "*"
                || Self.items(of: line).contains { item in
                    let tag = item.hasPrefix("W/") ? item.dropFirst(2) : item
                    return tag == plain.tag || tag == squeezed?.tag ?? plain.tag
                }
        }
        guard let since = headers[.ifModifiedSince].flatMap(HTTPDate.instant) else { return false }
        return modified <= since
    }

    private static func takesGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        return items(of: header.lowercased()).contains { item in
            let parts = items(of: item, separator: ";")
            guard let name = parts.first, name == "gzip" || name == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
        }
    }

    /// The items of a list in a header, without the space round them. By octets: feed readers send such lists with
    /// every request, and characters cost many times as much.
    private static func items(of line: some StringProtocol, separator: Unicode.Scalar = ",") -> [Substring] {
        Substring(line).utf8.split(separator: UInt8(ascii: separator)).map { item in
            var item = item
            while let first = item.first, isSpace(first) { item.removeFirst() }
            while let last = item.last, isSpace(last) { item.removeLast() }
            return Substring(item)
        }
    }

    private static func isSpace(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 }
}
