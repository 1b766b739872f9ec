import Foundation

/// A picture as a server gave it: of a format that is decoded, whole, and not too large. What it holds is unknown.
struct DownloadedPicture {
    /// 20 MB.
    static let mostBytes = 20_000_000

    let bytes: Data

    init(_ response: HTTPResponse) throws(PictureRefusal) {
        guard response.status == 200 else { throw PictureRefusal("HTTP \(response.status)") }
        try Self.checkType(response.headers["content-type"])
        guard response.body.count <= Self.mostBytes else {
            throw PictureRefusal("\(response.body.count) bytes; at most \(Self.mostBytes) are taken")
        }
        let bytes = Array(response.body)
        guard let format = PictureFormat(signatureOf: bytes) else {
            throw PictureRefusal("not a PNG, JPEG, GIF or WebP file")
        }
        guard format.isWhole(bytes) else { throw PictureRefusal("cut off: the file ends too early") }
        self.bytes = response.body
    }

    /// Servers that do not know say `application/octet-stream` or nothing; the signature decides then.
    private static func checkType(_ field: String?) throws(PictureRefusal) {
        guard let type = field?.prefix(while: { $0 != ";" }).lowercased().trimmingCharacters(in: .whitespaces),
            !type.isEmpty, type != "application/octet-stream", type != "binary/octet-stream"
        else { return }
        guard type == "image/jpg" || PictureFormat(rawValue: type) != nil else {
            throw PictureRefusal("of type \(PlainText.line(type)), not PNG, JPEG, GIF or WebP")
        }
    }
}
