/// Why a picture cannot be used, in words that follow its address.
public struct PictureRefusal: Error, Equatable, CustomStringConvertible {
    public var description: String

    public init(_ words: String) { description = words }
}
