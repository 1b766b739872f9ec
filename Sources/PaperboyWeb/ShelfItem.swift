import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Paperboy

/// A finished file: its bytes, squeezed once, and the headers of each answer.
struct ShelfItem: Sendable {
    private struct Form: Sendable {
        var body: ByteBuffer
        var tag: String
        var headers: HTTPFields
        var unchanged: HTTPFields
    }

    private let plain: Form
    private let squeezed: Form?
    private let modified: Date

    /// - Parameters:
    ///   - modified: when the content last changed; whole seconds count.
    ///   - isText: whether squeezing can help.
    init(
        _ bytes: [UInt8],
        type: String,
        modified: Date,
        cache: String = "public, max-age=300",
        isText: Bool = true,
        language: Language? = nil
    ) {
        self.modified = Date(timeIntervalSince1970: modified.timeIntervalSince1970.rounded(.down))
        let digest = Base64URL.text(of: Array(SHA256.hash(bytes).prefix(12)))
        var common: HTTPFields = [.cacheControl: cache, .lastModified: HTTPDate.text(self.modified)]
        if isText { common[.vary] = "Accept-Encoding" }
        if let language { common[.contentLanguage] = language.rawValue }
        func form(_ bytes: [UInt8], _ tag: String, _ encoding: String?) -> Form {
            var unchanged = common
            unchanged[.eTag] = tag
            var headers = unchanged
            headers[.contentType] = type
            if let encoding { headers[.contentEncoding] = encoding }
            return Form(body: ByteBuffer(bytes: bytes), tag: tag, headers: headers, unchanged: unchanged)
        }
        plain = form(bytes, "\"\(digest)\"", nil)
        // Other bytes need another strong tag (RFC 9110 §8.8.3.3).
        squeezed = isText ? Gzip.compressed(bytes).map { form($0, "\"\(digest)-gz\"", "gzip") } : nil
    }

    /// - Parameter common: what every answer carries besides; no field of the file's own.
    func response(to headers: HTTPFields, adding common: HTTPFields) -> Response {
        var response = response(to: headers)
        response.headers.append(contentsOf: common)
        return response
    }

    func response(to headers: HTTPFields) -> Response {
        let form = Self.takesGzip(headers[.acceptEncoding]) ? squeezed ?? plain : plain
        if isKnown(to: headers) {
            return Response(status: .notModified, headers: form.unchanged, body: ResponseBody())
        }
        return Response(status: .ok, headers: form.headers, body: ResponseBody(byteBuffer: form.body))
    }

    /// RFC 9110 §13.2.2: the tag decides where there is one, else the date.
    private func isKnown(to headers: HTTPFields) -> Bool {
        if let line = headers[.ifNoneMatch] {
            if line == "*" { return true }
            let tags = line.split(separator: ",").map { tag -> Substring in
                let bare = tag.drop { $0 == " " }
                return bare.hasPrefix("W/") ? bare.dropFirst(2) : bare
            }
            return tags.contains { tag in
                tag.prefix { $0 != " " } == plain.tag || tag.prefix { $0 != " " } == squeezed?.tag ?? plain.tag
            }
        }
        guard let since = headers[.ifModifiedSince].flatMap(HTTPDate.instant) else { return false }
        return modified <= since
    }

    private static func takesGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { item in
            let parts = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
            guard let name = parts.first, name == "gzip" || name == "*" else { return false }
            return !parts.dropFirst().contains { $0.wholeMatch(of: /q=0(\.0*)?/) != nil }
        }
    }
}
