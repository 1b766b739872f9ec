/// Makes a PNG for readers of any picture from the network.
enum Scaling {
    /// 50 megapixels, 200 MB once decoded.
    private static let mostPixels = 50_000_000
    /// What is smaller on both sides is an icon.
    private static let leastSide = 64
    /// Beyond this a picture gets a palette: readers are on phones.
    private static let largeFile = 1_000_000
    /// Higher than this, in widths, a picture is made narrower.
    private static let mostWidths = 2

    /// - Parameter width: the most that the PNG may have, in pixels.
    static func png(of bytes: [UInt8], width: Int) throws(Refusal) -> [UInt8] {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(Refusal) in try png(of: bytes, width: width) }
        }
        return try result.get()
    }

    private static func png(of bytes: UnsafeRawBufferPointer, width: Int) throws(Refusal) -> [UInt8] {
        try checkSize(Picture.header(of: bytes))
        let picture = try Picture.scaled(bytes, width: width, height: width * mostWidths).flattened().inMemory()
        let file = try picture.png(palette: false)
        return file.count > largeFile ? try picture.png(palette: true) : file
    }

    private static func checkSize(_ picture: consuming Picture) throws(Refusal) {
        let (width, height) = (picture.width, picture.height)
        guard width * height <= mostPixels else {
            throw Refusal("\(width)×\(height) pixels; at most \(mostPixels / 1_000_000) megapixels are decoded")
        }
        guard width >= leastSide || height >= leastSide else { throw Refusal("\(width)×\(height) pixels: an icon") }
    }
}
