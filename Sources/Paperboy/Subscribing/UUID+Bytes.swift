import Foundation

extension UUID {
    /// The 16 bytes in the order in which they are written.
    var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }

    /// A random one (version 4, RFC 9562 §5.4) by getrandom(2). `UUID()` opens /dev/urandom for each on Linux.
    static func random() -> UUID {
        var generator = SystemRandomNumberGenerator()
        let (high, low) = (generator.next(), generator.next())
        let version = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let variant = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let bytes = [version, variant].map(\.bigEndian).flatMap { half in withUnsafeBytes(of: half) { Array($0) } }
        return UUID(bytes)
    }

    /// - Parameter bytes: 16 of them.
    init(_ bytes: some Collection<UInt8>) {
        precondition(bytes.count == 16, "a UUID has 16 bytes")
        var value: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes) }
        self.init(uuid: value)
    }
}
