import Foundation

/// Valid PNG files in grey, all black, whose pixels take next to no room: a picture bomb, when it is large.
enum BlackPNG {
    /// - Parameter depth: bits a pixel: 1, 2, 4 or 8.
    static func make(width: Int, height: Int, depth: Int = 8) -> Data {
        let header = number(width) + number(height) + [UInt8(depth), 0, 0, 0, 0]
        let row = 1 + (width * depth + 7) / 8
        return Data(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
                + chunk("IDAT", zlib(zeros: row * height)) + chunk("IEND", [])
        )
    }

    /// So many zeros, compressed: one literal, then "the last byte, 258 times more" (RFC 1951 §3.2.6).
    private static func zlib(zeros count: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b011, 3)
        bits.write(0b0000_1100, 8)
        for _ in 0..<((count - 1) / 258) { bits.write(0b00000_1010_0011, 13) }
        for _ in 0..<((count - 1) % 258) { bits.write(0b0000_1100, 8) }
        bits.write(0, 7)
        return [0x78, 0x01] + bits.bytes + number((count % 65_521) << 16 | 1)
    }

    private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + content
        return number(content.count) + body + number(Int(checksum(body)))
    }

    private static func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// CRC-32 as PNG has it (W3C PNG, third edition, annex D).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}

/// Bits into bytes, the lowest first.
private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func write(_ bits: Int, _ count: Int) {
        for index in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(bits >> index & 1) << used
            used += 1
        }
    }
}
