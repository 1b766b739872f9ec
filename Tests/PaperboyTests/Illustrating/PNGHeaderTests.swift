import Foundation
import Testing

@testable import Paperboy

@Suite("PNG header")
struct PNGHeaderTests {
    @Test("reads width and height")
    func size() throws {
        let header = try PNGHeader(SamplePNG.make(width: 1200, height: 630))
        #expect((header.width, header.height) == (1200, 630))
    }

    @Test("refuses what is no PNG", arguments: ["", "GIF89a", "\u{89}PNG", "<svg/>", "%PDF-1.7"])
    func foreign(text: String) {
        #expect(throws: PNGHeader.Fault.noPNG) { try PNGHeader(Data(text.utf8)) }
    }

    @Test("refuses a file that ends too early, wherever it is cut")
    func truncated() {
        let whole = SamplePNG.make(width: 8, height: 8)
        for length in 8..<whole.count {
            #expect(throws: PNGHeader.Fault.truncated) { try PNGHeader(whole.prefix(length)) }
        }
    }

    @Test("refuses a chunk that says it is longer than the file")
    func chunkLength() {
        var bytes = [UInt8](SamplePNG.make(width: 8, height: 8))
        bytes.replaceSubrange(33..<37, with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(throws: PNGHeader.Fault.truncated) { try PNGHeader(Data(bytes)) }
    }

    @Test(
        "refuses a header with an impossible size",
        arguments: [(0, 10), (10, 0), (0x8000_0000, 10), (0xFFFF_FFFF, 0xFFFF_FFFF)]
    )
    func impossible(width: Int, height: Int) {
        #expect(throws: PNGHeader.Fault.noHeader) { try PNGHeader(SamplePNG.make(width: width, height: height)) }
    }

    @Test("refuses a file whose first chunk is no header, and one without pixels")
    func chunks() {
        #expect(throws: PNGHeader.Fault.noHeader) { try PNGHeader(SamplePNG.signature + SamplePNG.chunk("IEND", [])) }
        let empty = SamplePNG.signature + SamplePNG.header(width: 8, height: 8) + SamplePNG.chunk("IEND", [])
        #expect(throws: PNGHeader.Fault.noPixels) { try PNGHeader(empty) }
    }

    @Test("refuses more than 50 megapixels and takes exactly as many")
    func pixels() throws {
        let fault = PNGHeader.Fault.tooManyPixels(width: 20_000, height: 20_000)
        #expect(throws: fault) { try PNGHeader(SamplePNG.make(width: 20_000, height: 20_000)) }
        #expect(try PNGHeader(SamplePNG.make(width: 10_000, height: 5_000)).width == 10_000)
    }

    @Test("refuses more than 5 MB")
    func bytes() {
        let file = SamplePNG.make(width: 8, height: 8) + Data(count: PNGHeader.mostBytes)
        #expect(throws: PNGHeader.Fault.tooManyBytes(file.count)) { try PNGHeader(file) }
    }

    @Test("reads a slice of a larger file")
    func slice() throws {
        let file = Data([1, 2, 3]) + SamplePNG.make(width: 7, height: 9)
        #expect(try PNGHeader(file.dropFirst(3)).height == 9)
    }
}

/// PNG files whose structure is right and whose pixels are not looked at.
enum SamplePNG {
    static let signature = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])

    static func make(width: Int, height: Int) -> Data {
        signature + header(width: width, height: height) + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
    }

    static func header(width: Int, height: Int) -> Data {
        chunk("IHDR", number(width) + number(height) + [8, 3, 0, 0, 0])
    }

    static func chunk(_ type: String, _ content: [UInt8]) -> Data {
        Data(number(content.count) + Array(type.utf8) + content + number(0))
    }

    private static func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
