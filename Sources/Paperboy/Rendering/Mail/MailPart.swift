/// A text of a message in the form in which it travels.
struct MailPart: Sendable {
    let header: MailHeader
    /// Lines of ASCII, in the transfer encoding.
    let lines: [UInt8]

    /// Header, empty line and content.
    func append(to bytes: inout [UInt8]) {
        bytes += header.bytes
        bytes += [0x0D, 0x0A]
        bytes += lines
    }

    /// What says how a text of UTF-8 is to be read.
    static func header(_ mediaType: String, _ encoding: TransferEncoding) -> MailHeader {
        MailHeader([
            HeaderField(.contentType, value: "\(mediaType); charset=utf-8"),
            HeaderField(.contentTransferEncoding, value: encoding.rawValue),
        ])
    }
}

extension MailPart {
    init(mediaType: String, text: String) {
        let content = text.withNetworkLineEnds
        let encoding = TransferEncoding(for: content)
        header = Self.header(mediaType, encoding)
        lines = encoding.encoded(content)
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
