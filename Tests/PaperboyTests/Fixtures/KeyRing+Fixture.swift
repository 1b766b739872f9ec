import Paperboy
import Testing

extension KeyRing {
    /// Keys with the ids 1, 2, 3 …, each of 32 times its byte.
    static func fixture(_ bytes: UInt8...) throws -> KeyRing {
        let keys = bytes.enumerated().compactMap { index, byte in
            KeyRing.Key(id: UInt8(index + 1), secret: [UInt8](repeating: byte, count: 32))
        }
        return try #require(KeyRing(keys))
    }
}
