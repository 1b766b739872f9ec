/// Text whose octets outside printable ASCII are written `=E3` (RFC 2045 §6.7).
enum QuotedPrintable {
    /// A line has 76 octets at most, the `=` of a soft line break included.
    private static let lineLimit = 76

    /// - Parameter content: text with CRLF line ends; a CR or LF alone is escaped.
    /// - Returns: lines with CRLF, the last one too; the text's own last line end is not doubled.
    static func encoded(_ content: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(content.count + content.count / 8 + 2)
        var column = 0
        var index = 0
        while index < content.count {
            if isLineEnd(content, at: index) {
                output += [0x0D, 0x0A]
                (column, index) = (0, index + 2)
                continue
            }
            let octet = content[index]
            index += 1
            let endsLine = index == content.count || isLineEnd(content, at: index)
            let isPlain = isPlain(octet) || (isBlank(octet) && !endsLine)
            makeRoom(for: isPlain ? 1 : 3, endsLine: endsLine, column: &column, in: &output)
            append(octet, isPlain: isPlain, column: &column, to: &output)
        }
        return column > 0 ? output + [0x0D, 0x0A] : output
    }

    /// What stands for itself anywhere in a line.
    static func isPlain(_ octet: UInt8) -> Bool {
        (0x21...0x7E).contains(octet) && octet != UInt8(ascii: "=")
    }

    private static func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || octet == 0x09 }

    private static func isLineEnd(_ content: [UInt8], at index: Int) -> Bool {
        content[index] == 0x0D && index + 1 < content.count && content[index + 1] == 0x0A
    }

    /// Breaks the line softly where the next octets and, unless the line ends with them, a later `=` do not fit.
    private static func makeRoom(for width: Int, endsLine: Bool, column: inout Int, in output: inout [UInt8]) {
        guard column + width > (endsLine ? lineLimit : lineLimit - 1) else { return }
        output += [UInt8(ascii: "="), 0x0D, 0x0A]
        column = 0
    }

    private static func append(_ octet: UInt8, isPlain: Bool, column: inout Int, to output: inout [UInt8]) {
        if isPlain {
            output.append(octet)
            column += 1
        } else {
            output += [UInt8(ascii: "="), hexDigits[Int(octet >> 4)], hexDigits[Int(octet & 15)]]
            column += 3
        }
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
