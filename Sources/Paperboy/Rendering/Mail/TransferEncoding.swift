import Foundation

/// How the octets of a part travel as lines of ASCII (RFC 2045 §6).
enum TransferEncoding: String, Sendable {
    /// Readable where the text is Latin.
    case quotedPrintable = "quoted-printable"
    /// A third longer than the text, whatever it is.
    case base64

    /// The shorter of the two: quoted-printable makes three octets of each that it must escape, so base64 wins from
    /// one escaped octet in six on; that is Latin text here, Japanese there.
    init(for content: [UInt8]) {
        let escaped = content.count { $0 >= 0x7F || $0 == UInt8(ascii: "=") }
        self = escaped * 6 <= content.count ? .quotedPrintable : .base64
    }

    /// - Parameter content: text with CRLF line ends.
    /// - Returns: lines of at most 76 octets, each with its CRLF.
    func encoded(_ content: [UInt8]) -> [UInt8] {
        switch self {
        case .quotedPrintable: return QuotedPrintable.encoded(content)
        case .base64:
            let options: Data.Base64EncodingOptions = [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ]
            return Array(Data(content).base64EncodedData(options: options)) + [0x0D, 0x0A]
        }
    }
}
