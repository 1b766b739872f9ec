import Foundation

extension UUID {
    /// The 16 bytes in the order in which they are written.
    var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }

    /// - Parameter bytes: 16 of them.
    init(_ bytes: some Collection<UInt8>) {
        precondition(bytes.count == 16, "a UUID has 16 bytes")
        var value: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes) }
        self.init(uuid: value)
    }
}
