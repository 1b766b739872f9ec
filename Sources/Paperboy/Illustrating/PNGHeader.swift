public import Foundation

/// The size of a PNG picture, read without decoding it (W3C PNG, third edition, §5).
public struct PNGHeader: Equatable, Sendable {
    /// 5 MB: a reader on a phone waits no longer.
    public static let mostBytes = 5_000_000
    /// 50 megapixels, 200 MB once decoded: a few kilobytes of PNG can hold far more, and stop a browser.
    public static let mostPixels = 50_000_000

    /// Pixels.
    public let width: Int
    /// Pixels.
    public let height: Int

    /// - Throws: ``Fault`` unless the data is a whole PNG file, from its signature to its last chunk, within the limits.
    public init(_ data: Data) throws(Fault) {
        guard data.count <= Self.mostBytes else { throw .tooManyBytes(data.count) }
        var chunks = try PNGChunks(Array(data))
        guard let header = try chunks.next(), header.type == "IHDR", header.content.count == 13 else { throw .noHeader }
        width = header.content.bigEndian(at: 0)
        height = header.content.bigEndian(at: 4)
        guard (1...Self.mostSide).contains(width), (1...Self.mostSide).contains(height) else { throw .noHeader }
        guard width * height <= Self.mostPixels else { throw .tooManyPixels(width: width, height: height) }
        try Self.checkPixels(in: &chunks)
    }

    /// The largest side that the format allows.
    private static let mostSide = 2_147_483_647

    private static func checkPixels(in chunks: inout PNGChunks) throws(Fault) {
        var hasPixels = false
        while let chunk = try chunks.next() {
            if chunk.type == "IEND" { break }
            hasPixels = hasPixels || chunk.type == "IDAT" && !chunk.content.isEmpty
        }
        guard hasPixels else { throw .noPixels }
    }
}
