/// Content-Transfer-Encoding undone (RFC 2045 §6). Damage is stepped over: what can be read is read.
enum TransferDecoding {
    /// - Parameters:
    ///   - encoding: the field's value; anything but base64, quoted-printable and uuencode is taken as it is.
    ///   - limit: bytes of the result.
    static func decode(_ body: ArraySlice<UInt8>, encoding: String, limit: Int) -> [UInt8] {
        switch encoding {
        case "base64": base64(body, limit: limit)
        case "quoted-printable": quotedPrintable(body, limit: limit)
        default: Array(body.prefix(limit))
        }
    }

    static func base64(_ body: ArraySlice<UInt8>, limit: Int) -> [UInt8] {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in body {
            guard result.count < limit else { break }
            if byte == UInt8(ascii: "=") {
                // Padding ends a run; some writers put several runs one after another.
                count = 0
                continue
            }
            guard let value = base64Value(byte) else { continue }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    /// - Parameter isWord: in an encoded word, `_` is a blank.
    static func quotedPrintable(_ body: ArraySlice<UInt8>, limit: Int, isWord: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        var index = body.startIndex
        while index < body.endIndex, result.count < limit {
            let byte = body[index]
            index += 1
            if byte == UInt8(ascii: "_"), isWord {
                result.append(0x20)
            } else if byte != UInt8(ascii: "=") {
                result.append(byte)
            } else if let value = hexPair(body[index...]) {
                result.append(value)
                index += 2
            } else if let end = softBreak(body[index...]) {
                index = end
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// `%41` as in RFC 2231.
    static func percent(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%"), let value = hexPair(text[(index + 1)...]) {
                result.append(value)
                index += 3
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// The index after the end of the line that a lone `=` stands at the end of.
    private static func softBreak(_ rest: ArraySlice<UInt8>) -> Int? {
        guard let end = rest.firstIndex(where: { !$0.isBlank && $0 != UInt8(ascii: "\r") }) else {
            return rest.endIndex
        }
        return rest[end] == UInt8(ascii: "\n") ? end + 1 : nil
    }

    private static func hexPair(_ rest: ArraySlice<UInt8>) -> UInt8? {
        guard rest.count >= 2, let high = hexValue(rest[rest.startIndex]), let low = hexValue(rest[rest.startIndex + 1])
        else { return nil }
        return high << 4 | low
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func base64Value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x47
        case 0x30...0x39: byte + 4
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
