/// A text of a message in the form in which it travels.
struct MailPart: Sendable {
    var mediaType: String
    var encoding: TransferEncoding
    /// Lines of ASCII, in the transfer encoding.
    var lines: [UInt8]

    /// Header, empty line and content.
    var bytes: [UInt8] {
        let header = MailHeader([
            HeaderField(.contentType, value: "\(mediaType); charset=utf-8"),
            HeaderField(.contentTransferEncoding, value: encoding.rawValue),
        ])
        return header.bytes + [0x0D, 0x0A] + lines
    }
}

extension MailPart {
    init(mediaType: String, text: String) {
        let content = text.withNetworkLineEnds
        encoding = TransferEncoding(for: content)
        lines = encoding.encoded(content)
        self.mediaType = mediaType
    }
}

extension String {
    /// UTF-8 in which every line ends in CRLF.
    var withNetworkLineEnds: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(utf8.count + utf8.count / 32)
        var previous: UInt8 = 0
        for octet in utf8 {
            switch octet {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D: octets += [0x0D, 0x0A]
            default: octets.append(octet)
            }
            previous = octet
        }
        return octets
    }
}
