/// A rendered text, cut at the places that differ from reader to reader.
struct SlottedText: Sendable {
    private enum Piece {
        case fixed([UInt8])
        case slot(PersonalSlot)
    }

    private let pieces: [Piece]
    /// Octets without the slots' values.
    let fixedCount: Int

    /// - Parameter rendered: text with the marks of ``PersonalSlot``.
    init(_ rendered: String) {
        pieces = rendered.split(separator: PersonalSlot.delimiter, omittingEmptySubsequences: false).map { piece in
            PersonalSlot(rawValue: String(piece)).map(Piece.slot) ?? .fixed(String(piece).withNetworkLineEnds)
        }
        fixedCount = pieces.reduce(0) { count, piece in
            if case .fixed(let octets) = piece { count + octets.count } else { count }
        }
    }

    /// The text with CRLF line ends and the reader's own values.
    func filled(with values: [PersonalSlot: [UInt8]]) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(fixedCount + 1024)
        for piece in pieces {
            switch piece {
            case .fixed(let fixed): octets += fixed
            case .slot(let slot): octets += values[slot] ?? []
            }
        }
        return octets
    }
}
