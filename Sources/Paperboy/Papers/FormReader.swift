/// Reads short fixed forms, such as dates and identifiers, from the front of a text.
///
/// A regular expression literal is parsed anew each time that it is met; over 100,000 records that was most of the time.
struct FormReader {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    /// What is left.
    var text: Substring { Substring(rest) }

    /// Exactly so many ASCII digits as a number; nil, with nothing taken, when there are fewer.
    mutating func number(digits count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Takes the text if it comes next.
    mutating func take(_ expected: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: expected.utf8Start, count: expected.utf8CodeUnitCount)
        guard rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }

    /// Takes bytes for as long as they are wanted; how many.
    mutating func skip(while isWanted: (UInt8) -> Bool) -> Int {
        let wanted = rest.prefix(while: isWanted)
        rest = rest[wanted.endIndex...]
        return wanted.count
    }
}

extension String {
    /// Whether a word of small ASCII letters stands anywhere in the text, in any case.
    func mentions(ascii word: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { bytes in
            let count = word.utf8CodeUnitCount
            guard bytes.count >= count else { return false }
            return (0...(bytes.count - count)).contains { start in
                (0..<count).allSatisfy { bytes[start + $0] | 0x20 == word.utf8Start[$0] }
            }
        }
    }
}
