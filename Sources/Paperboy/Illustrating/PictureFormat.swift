import Foundation

/// The formats that are decoded, told by the first bytes of a file.
enum PictureFormat: String, CaseIterable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"

    init?(signatureOf bytes: [UInt8]) {
        guard let format = Self.allCases.first(where: { $0.hasSignature(bytes) }) else { return nil }
        self = format
    }

    /// Whether the file goes on to its end mark. libvips takes half a picture for a whole one.
    func isWhole(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .png: Self.isWholePNG(bytes)
        case .jpeg: Self.isWholeJPEG(bytes)
        case .gif: bytes.last { $0 != 0 } == 0x3B
        case .webp: bytes.count >= 12 && bytes.count >= Self.littleEndian(bytes[4..<8]) + 8
        }
    }

    private func hasSignature(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .gif: bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8))
        case .webp: bytes.starts(with: Array("RIFF".utf8)) && bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        }
    }

    private static func isWholePNG(_ bytes: [UInt8]) -> Bool {
        guard var chunks = try? PNGChunks(bytes) else { return false }
        while let chunk = try? chunks.next() {
            if chunk.type == "IEND" { return true }
        }
        return false
    }

    /// After the last "start of scan" comes an "end of image"; inside of a scan neither can stand (ITU-T T.81 §B.1).
    private static func isWholeJPEG(_ bytes: [UInt8]) -> Bool {
        for index in bytes.indices.dropLast().reversed() where bytes[index] == 0xFF {
            if bytes[index + 1] == 0xD9 { return true }
            if bytes[index + 1] == 0xDA { return false }
        }
        return false
    }

    private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
