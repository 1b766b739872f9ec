/// Text from outside, made fit for one line of any output.
public enum PlainText {
    /// White space of every kind becomes one blank; control characters, bidirectional overrides, zero-width
    /// marks and non-characters go: one of them in a feed hides the whole feed, and none carries meaning here.
    ///
    /// Zero-width joiner and non-joiner stay: emoji and several scripts need them.
    public static func line(_ text: String) -> String {
        if isLine(text) { return text }
        var scalars = String.UnicodeScalarView()
        var blankPending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                blankPending = !scalars.isEmpty
            } else if !isUnwanted(scalar) {
                if blankPending { scalars.append(" ") }
                blankPending = false
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Whether the text is ASCII with nothing to change, as most texts are.
    private static func isLine(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var wasBlank = true
            for byte in bytes {
                guard (0x20..<0x7F).contains(byte), byte != 0x20 || !wasBlank else { return false }
                wasBlank = byte == 0x20
            }
            return !wasBlank || bytes.isEmpty
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xFEFF, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFDD0...0xFDEF, 0xE0000...0xE007F: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }
}
