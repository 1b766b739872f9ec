import CVips

/// Owns one libvips picture: it cannot be copied, so it is let go of exactly once.
///
/// libvips works when pixels are asked for: bytes that a picture was made of have to outlive it.
struct Picture: ~Copyable {
    private let raw: UnsafeMutableRawPointer

    /// - Parameter raw: what a call of the library gave; nil when it failed.
    private init(_ raw: UnsafeMutableRawPointer?) throws(Refusal) {
        guard let raw else { throw .fromLibrary }
        self.raw = raw
    }

    deinit { shim_vips_close(raw) }

    /// Pixels.
    var width: Int { Int(shim_vips_width(raw)) }
    /// Pixels.
    var height: Int { Int(shim_vips_height(raw)) }

    /// Reads the header; nothing is decoded.
    static func header(of bytes: UnsafeRawBufferPointer) throws(Refusal) -> Picture {
        guard let start = bytes.baseAddress else { throw Refusal("no bytes") }
        return try Picture(shim_vips_open(start, bytes.count))
    }

    /// As large as fits into the box, never enlarged.
    static func scaled(_ bytes: UnsafeRawBufferPointer, width: Int, height: Int) throws(Refusal) -> Picture {
        guard let start = bytes.baseAddress else { throw Refusal("no bytes") }
        return try Picture(shim_vips_thumbnail(start, bytes.count, Int32(width), Int32(height)))
    }

    static func blank(width: Int, height: Int, _ color: Color) throws(Refusal) -> Picture {
        try Picture(shim_vips_blank(Int32(width), Int32(height), color.red, color.green, color.blue))
    }

    /// A text as a mask, broken to lines of at most `width` pixels.
    /// - Throws: when there are no fonts for it.
    static func text(_ text: PangoText, font: String, width: Int) throws(Refusal) -> Picture {
        try Picture(shim_vips_text(text.drawable(in: font).markup, font, Int32(width)))
    }

    /// Eight bits a channel, on white where it is transparent.
    func flattened() throws(Refusal) -> Picture { try Picture(shim_vips_flatten(raw)) }

    /// The picture with all its pixels worked out, so that they can be read more than once.
    func inMemory() throws(Refusal) -> Picture { try Picture(shim_vips_in_memory(raw)) }

    /// This picture with ink where the mask is white.
    func printed(_ mask: borrowing Picture, x: Int, y: Int, in color: Color) throws(Refusal) -> Picture {
        try Picture(shim_vips_print(raw, mask.raw, Int32(x), Int32(y), color.red, color.green, color.blue))
    }

    /// A PNG file without metadata.
    /// - Parameter palette: at most 256 colours, for a smaller file.
    func png(palette: Bool) throws(Refusal) -> [UInt8] {
        var bytes: UnsafeMutableRawPointer?
        var count = 0
        guard shim_vips_png(raw, palette ? 1 : 0, &bytes, &count) == 0, let bytes else { throw .fromLibrary }
        defer { shim_vips_free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
