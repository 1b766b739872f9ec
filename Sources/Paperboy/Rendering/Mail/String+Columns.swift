extension String {
    /// The width on a screen with letters of one width: full-width characters take two columns (UAX #11).
    var columns: Int {
        reduce(0) { $0 + ($1.isFullWidth ? 2 : 1) }
    }

    /// Whether there is anything of Japanese, Chinese or Korean in the text.
    var hasFullWidthCharacter: Bool { contains(where: \.isFullWidth) }

    /// The text cut to at most `limit` columns, between words where it has blanks, with an ellipsis where it is cut.
    func shortened(to limit: Int) -> String {
        if columns <= limit { return self }
        var (kept, width) = ("", 1)
        for character in self {
            width += character.isFullWidth ? 2 : 1
            if width > limit { break }
            kept.append(character)
        }
        if let blank = kept.lastIndex(of: " "), kept.distance(from: blank, to: kept.endIndex) < limit / 2 {
            kept = String(kept[..<blank])
        }
        while let last = kept.last, " ,;:.-、。・".contains(last) { kept.removeLast() }
        return kept + "…"
    }

    /// Lines of at most `limit` columns, broken at blanks; a longer word, such as an address, keeps a line of its own.
    func wrapped(at limit: Int) -> String {
        var (lines, line, width): ([String], String, Int) = ([], "", 0)
        for word in split(separator: " ") {
            let columns = String(word).columns
            if !line.isEmpty, width + 1 + columns > limit {
                lines.append(line)
                (line, width) = ("", 0)
            }
            line += (line.isEmpty ? "" : " ") + word
            width += columns + (width == 0 ? 0 : 1)
        }
        return (lines + [line]).joined(separator: "\n")
    }
}

extension Character {
    /// Wide and full-width characters, emoji among them.
    var isFullWidth: Bool {
        guard let scalar = unicodeScalars.first?.value else { return false }
        return switch scalar {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F: true
        case 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD: true
        default: false
        }
    }
}
