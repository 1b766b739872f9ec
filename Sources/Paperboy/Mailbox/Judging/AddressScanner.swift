/// Finds mail addresses in a line of prose.
enum AddressScanner {
    struct Hit: Equatable {
        var address: String
        /// What stands before it on the line, in small letters.
        var before: String
        /// What follows it on the line.
        var after: String
    }

    /// Every address of a line, from left to right; bounded, since each byte belongs to one hit at most.
    static func hits(in line: String) -> [Hit] {
        let bytes = Array(line.utf8)
        var hits: [Hit] = []
        var floor = 0
        var index = 0
        while let at = bytes[index...].firstIndex(of: UInt8(ascii: "@")) {
            index = at + 1
            guard let start = localStart(bytes, at, floor), let end = domainEnd(bytes, at) else { continue }
            hits.append(
                Hit(
                    address: String(decoding: bytes[start..<end], as: UTF8.self),
                    before: String(decoding: bytes[..<start], as: UTF8.self).lowercased(),
                    after: String(decoding: bytes[end...], as: UTF8.self)
                )
            )
            floor = end
            index = end
            if hits.count >= 20 { break }
        }
        return hits
    }

    /// The first address, as in `rfc822; <someone@example.com>`.
    static func first(in text: String) -> String? { hits(in: text).first?.address }

    private static func localStart(_ bytes: [UInt8], _ at: Int, _ floor: Int) -> Int? {
        var start = at
        if at > floor, bytes[at - 1] == UInt8(ascii: "\"") {
            guard let open = bytes[floor..<(at - 1)].lastIndex(of: UInt8(ascii: "\"")), at - open <= 66 else {
                return nil
            }
            return open
        }
        while start > floor, isLocal(bytes[start - 1]), at - start < 64 { start -= 1 }
        // Marks that surround an address in prose are not its own.
        while start < at, "='*/&.".utf8.contains(bytes[start]) { start += 1 }
        return start < at ? start : nil
    }

    private static func domainEnd(_ bytes: [UInt8], _ at: Int) -> Int? {
        var end = at + 1
        while end < bytes.count, isDomain(bytes[end]), end - at < 255 { end += 1 }
        while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        let domain = bytes[(at + 1)..<end]
        guard domain.count >= 3, domain.dropFirst().contains(UInt8(ascii: ".")), domain.first != UInt8(ascii: "."),
            domain.split(separator: UInt8(ascii: ".")).last?.contains(where: { !$0.isDigit }) == true
        else { return nil }
        return end
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isDomain(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        byte.isDigit || (0x61...0x7A).contains(byte.lowercasedASCII) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".") || byte >= 0x80
    }
}
