/// A part of a mail, encoded once for all readers as far as that goes.
///
/// Quoted-printable works line by line: only lines with a slot are left to be encoded for each reader. Base64 shifts
/// with every octet before it and is ten times as fast, so it is done whole.
struct PersonalPart: Sendable {
    private enum Chunk {
        case encoded([UInt8])
        case open(SlottedText)
    }

    private let header: MailHeader
    private let encoding: TransferEncoding
    private let chunks: [Chunk]
    private let whole: SlottedText
    private let encodedCount: Int

    /// - Parameter rendered: text with the marks of ``PersonalSlot``.
    init(mediaType: String, rendered: String) {
        let encoding = TransferEncoding(for: Array(rendered.utf8))
        header = MailPart.header(mediaType, encoding)
        self.encoding = encoding
        whole = SlottedText(rendered)
        let chunks: [Chunk]
        switch encoding {
        case .base64: chunks = [.open(whole)]
        case .quotedPrintable:
            chunks = Self.runs(of: rendered).map { run in
                run.contains(PersonalSlot.delimiter)
                    ? .open(SlottedText(run)) : .encoded(encoding.encoded(run.withNetworkLineEnds))
            }
        }
        self.chunks = chunks
        encodedCount = chunks.reduce(0) { count, chunk in
            if case .encoded(let lines) = chunk { count + lines.count } else { count }
        }
    }

    func filled(with values: [PersonalSlot: [UInt8]]) -> MailPart {
        var lines: [UInt8] = []
        lines.reserveCapacity(encodedCount + 4_096)
        for chunk in chunks {
            switch chunk {
            case .encoded(let encoded): lines += encoded
            case .open(let text): lines += encoding.encoded(text.filled(with: values))
            }
        }
        return MailPart(header: header, lines: lines)
    }

    /// Octets before encoding, without the reader's own values.
    var size: Int { whole.fixedCount }

    /// The part as a reader sees it, before encoding.
    func content(with values: [PersonalSlot: [UInt8]]) -> [UInt8] { whole.filled(with: values) }

    /// The text in runs of whole lines, those with a slot apart from those without.
    private static func runs(of text: String) -> [String] {
        var runs: [String] = []
        var wasOpen: Bool?
        let lines = text.hasSuffix("\n") ? text.dropLast() : text[...]
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
            let isOpen = line.contains(PersonalSlot.delimiter)
            if isOpen == wasOpen {
                runs[runs.count - 1] += line + "\n"
            } else {
                runs.append(line + "\n")
            }
            wasOpen = isOpen
        }
        return runs
    }
}
