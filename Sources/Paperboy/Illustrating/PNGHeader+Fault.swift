extension PNGHeader {
    /// What is wrong with a file that should be a PNG picture.
    public enum Fault: Error, Equatable, CustomStringConvertible {
        case noPNG
        case noHeader
        case noPixels
        case truncated
        case tooManyBytes(Int)
        case tooManyPixels(width: Int, height: Int)

        public var description: String {
            switch self {
            case .noPNG: "not a PNG file; convert it, for example with `convert picture picture.png`"
            case .noHeader: "a damaged PNG file: it does not begin with a valid header"
            case .noPixels: "a damaged PNG file: it holds no picture"
            case .truncated: "a PNG file that ends too early; copy it again"
            case .tooManyBytes(let bytes): "\(bytes) bytes; at most \(PNGHeader.mostBytes) are allowed"
            case .tooManyPixels(let width, let height):
                "\(width)×\(height) pixels; at most \(PNGHeader.mostPixels / 1_000_000) megapixels are allowed"
            }
        }
    }
}
