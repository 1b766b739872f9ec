/// Turns a body that comes in pieces into DKIM's relaxed form; holds back what counts only if something follows.
struct DKIMBodyFilter {
    static let lineEnd: [UInt8] = [0x0D, 0x0A]

    /// Whether anything but blanks and line ends has come. Such a body ends in one line end, any other is empty.
    private(set) var hasContent = false
    private var heldLineEnds = 0
    private var heldBlank = false
    private var heldReturn = false

    mutating func canonical(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 2 * heldLineEnds + 2)
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let end = Self.endOfCanonical(bytes, from: index)
                if end > index {
                    release(into: &output)
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
                }
                if end < bytes.count { hold(bytes[end], &output) }
                index = end + 1
            }
        }
        return output
    }

    /// What was held back, now that whole lines follow whose last line end the caller leaves out.
    mutating func beforeLines() -> [UInt8] {
        var output: [UInt8] = []
        release(into: &output)
        heldLineEnds = 1
        return output
    }

    /// Where the first byte stands that may not count as it is. Single blanks inside a line and the ends of lines with
    /// content on both sides do: nearly all of a body is taken in a few runs.
    private static func endOfCanonical(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] > 0x20 || !mayNotCount(bytes[index]) {
                index += 1
            } else if index > start, bytes[index] == 0x20, index + 1 < bytes.count, bytes[index + 1] > 0x20 {
                index += 2
            } else if index > start, bytes[index] == 0x0D, index + 2 < bytes.count, bytes[index + 1] == 0x0A,
                bytes[index + 2] > 0x20
            {
                index += 3
            } else {
                break
            }
        }
        return index
    }

    private static func mayNotCount(_ byte: UInt8) -> Bool {
        byte <= 0x20 && (byte == 0x20 || byte == 0x0D || byte == 0x0A || byte == 0x09)
    }

    private mutating func hold(_ byte: UInt8, _ output: inout [UInt8]) {
        switch byte {
        case 0x0A where heldReturn:
            (heldReturn, heldBlank) = (false, false)
            heldLineEnds += 1
        case 0x0A:
            // Alone it ends no line, nor does a CR alone: such a body breaks on its way anyhow.
            release(into: &output)
            output.append(byte)
        case 0x0D:
            if heldReturn { release(into: &output) }
            heldReturn = true
        default:
            if heldReturn { release(into: &output) }
            heldBlank = true
        }
    }

    private mutating func release(into output: inout [UInt8]) {
        for _ in 0..<heldLineEnds { output += Self.lineEnd }
        if heldBlank { output.append(0x20) }
        if heldReturn { output.append(0x0D) }
        (heldLineEnds, heldBlank, heldReturn, hasContent) = (0, false, false, true)
    }
}
