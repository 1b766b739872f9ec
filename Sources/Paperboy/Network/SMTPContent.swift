import Foundation

/// A message in the form that follows DATA, without the final dot.
struct SMTPContent {
    /// Lines that begin with a dot have got another one (RFC 5321 §4.5.2); ends in CRLF.
    let bytes: [UInt8]
    /// The message's own length.
    let size: Int
    let isEightBit: Bool

    /// - Throws: ``SMTPError/unsendable(_:)`` on a CR or LF without the other (RFC 5321 §2.3.8): some servers take it
    ///   for a line end, and a dot behind it for the end of the message.
    init(_ message: [UInt8]) throws(SMTPError) {
        let dots = try Self.linesWithDot(message)
        var bytes = dots.isEmpty ? message : Self.stuffed(message, dots)
        if !bytes.isEmpty, bytes.last != UInt8(ascii: "\n") { bytes += [0x0D, 0x0A] }
        self.bytes = bytes
        size = message.count
        isEightBit = message.reduce(0, |) > 0x7F
    }

    /// Where the lines begin that begin with a dot.
    private static func linesWithDot(_ message: [UInt8]) throws(SMTPError) -> [Int] {
        let scan = message.withUnsafeBytes { LineScan($0) }
        if let offset = scan.bareLineEnd {
            throw .unsendable("a line end at byte \(offset) is not CRLF")
        }
        return scan.dots
    }

    private static func stuffed(_ message: [UInt8], _ dots: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.count + dots.count + 2)
        var start = 0
        for dot in dots {
            bytes += message[start..<dot]
            bytes.append(UInt8(ascii: "."))
            start = dot
        }
        return bytes + message[start...]
    }
}

/// One pass over a message, line by line; `memchr` makes it cheap beside a signature.
private struct LineScan {
    var dots: [Int] = []
    /// The first CR or LF that is not part of a CRLF.
    var bareLineEnd: Int?

    init(_ bytes: UnsafeRawBufferPointer) {
        var start = 0
        while start < bytes.count, bareLineEnd == nil {
            if bytes[start] == UInt8(ascii: ".") { dots.append(start) }
            let lineFeed = Self.index(of: "\n", in: bytes, from: start)
            let carriageReturn = Self.index(of: "\r", in: bytes, from: start, to: lineFeed)
            if carriageReturn != lineFeed.map({ $0 - 1 }) { bareLineEnd = carriageReturn ?? lineFeed }
            start = (lineFeed ?? bytes.count) + 1
        }
    }

    private static func index(
        of character: Unicode.Scalar,
        in bytes: UnsafeRawBufferPointer,
        from start: Int,
        to end: Int? = nil
    ) -> Int? {
        guard let base = bytes.baseAddress, start < end ?? bytes.count else { return nil }
        let found = memchr(base + start, Int32(character.value), (end ?? bytes.count) - start)
        return found.map { UnsafeRawPointer($0) - base }
    }
}
