/// The codes in a server's words: an enhanced status (RFC 3463) and an SMTP reply code.
struct ReplyCodes: Equatable {
    /// Such as `5.1.1`.
    var enhanced: String?
    /// Such as 550.
    var reply: Int?

    /// The first code of each kind; of enhanced codes the one that says most: `5.1.1` before `5.1.0` before `5.0.0`.
    init(in text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(8192))
        var generic: String?
        var vague: String?
        var index = 0
        while index < bytes.count, enhanced == nil || reply == nil {
            defer { index += 1 }
            guard bytes[index].isDigit, index == 0 || !Self.continues(bytes[index - 1]) else { continue }
            if enhanced == nil, let code = Self.enhanced(bytes, index) {
                if code.hasSuffix(".0.0") {
                    generic = generic ?? code
                } else if code.hasSuffix(".0"), !code.contains(".7.") {
                    vague = vague ?? code
                } else {
                    enhanced = code
                }
            }
            if reply == nil { reply = Self.reply(bytes, index) }
        }
        enhanced = enhanced ?? vague ?? generic
    }

    /// A digit after one of these belongs to an address, a version or a longer number.
    private static func continues(_ byte: UInt8) -> Bool {
        byte.isDigit || byte == UInt8(ascii: ".") || (0x61...0x7A).contains(byte.lowercasedASCII)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@")
    }

    private static func enhanced(_ bytes: [UInt8], _ start: Int) -> String? {
        guard "245".utf8.contains(bytes[start]) else { return nil }
        var numbers: [Int] = [Int(bytes[start] - 0x30)]
        var index = start + 1
        while numbers.count < 3 {
            guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
            let digits = bytes[(index + 1)...].prefix(4).prefix(while: \.isDigit)
            guard (1...3).contains(digits.count), let number = Int(String(decoding: digits, as: UTF8.self)) else {
                return nil
            }
            numbers.append(number)
            index = digits.endIndex
        }
        // `5.1.1.2` is no status.
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit { return nil }
        if index < bytes.count, bytes[index].isDigit || (0x61...0x7A).contains(bytes[index].lowercasedASCII) {
            return nil
        }
        guard numbers[1] <= 7 else { return nil }
        return numbers.map(String.init).joined(separator: ".")
    }

    private static func reply(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start + 2 < bytes.count, "45".utf8.contains(bytes[start]), (0x30...0x37).contains(bytes[start + 1]),
            bytes[start + 2].isDigit
        else { return nil }
        let next = start + 3 < bytes.count ? bytes[start + 3] : 0x20
        guard " -:\t\n;#)]<,\"".utf8.contains(next) else { return nil }
        return Int(String(decoding: bytes[start..<(start + 3)], as: UTF8.self))
    }
}
