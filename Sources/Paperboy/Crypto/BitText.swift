/// Bytes as text in an alphabet of a power of two, without padding; what the alphabets have in common.
enum BitText {
    static func text(of bytes: [UInt8], bits: Int, _ alphabet: [UInt8]) -> String {
        var letters: [UInt8] = []
        letters.reserveCapacity((bytes.count * 8 + bits - 1) / bits)
        var (kept, count) = (0, 0)
        for byte in bytes {
            kept = kept << 8 | Int(byte)
            count += 8
            while count >= bits {
                count -= bits
                letters.append(alphabet[kept >> count])
                kept &= 1 << count - 1
            }
        }
        if count > 0 { letters.append(alphabet[kept << (bits - count)]) }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Nil for a letter without value, for a letter too many, and for bits at the end that say nothing but are set.
    static func bytes(of text: some Sequence<UInt8>, bits: Int, value: (UInt8) -> UInt8?) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (kept, count) = (0, 0)
        for letter in text {
            guard let value = value(letter) else { return nil }
            kept = kept << bits | Int(value)
            count += bits
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(kept >> count))
                kept &= 1 << count - 1
            }
        }
        return kept == 0 && count < bits ? bytes : nil
    }
}
