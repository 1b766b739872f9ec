import Foundation
import Paperboy
import Testing

@testable import Paperboy

@Suite("Downloaded picture")
struct DownloadedPictureTests {
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xD9, 0xFF, 0xDA, 1, 2, 0xFF, 0, 3, 0xFF, 0xD9]
    static let gif = Array("GIF89a".utf8) + [1, 2, 3, 0x3B]
    static let webp = Array("RIFF".utf8) + [8, 0, 0, 0] + Array("WEBPVP8 ".utf8)
    static let png = Array(BlackPNG.make(width: 80, height: 80))

    @Test("is told by its first bytes", arguments: [png, jpeg, gif, webp])
    func formats(bytes: [UInt8]) throws {
        #expect(try DownloadedPicture(answer(bytes, type: nil)).bytes == Data(bytes))
    }

    @Test(
        "is refused when it ends too early",
        arguments: [
            Array(png.dropLast(12)), Array(png.dropLast(5)), Array(jpeg.dropLast(2)), Array(gif.dropLast()),
            Array(webp.dropLast()),
        ]
    )
    func truncated(bytes: [UInt8]) {
        let error = #expect(throws: PictureRefusal.self) { try DownloadedPicture(answer(bytes, type: nil)) }
        #expect(error?.description.contains("cut off") == true)
    }

    @Test(
        "is refused by type, signature and status",
        arguments: [
            (200, "text/html; charset=utf-8", png, "of type text/html"),
            (200, "image/svg+xml", png, "of type image/svg+xml"),
            (200, "image/png", Array("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".utf8), "not a PNG"),
            (200, "image/png", Array("%PDF-1.7".utf8), "not a PNG"), (200, "image/png", [], "not a PNG"),
            (404, "image/png", png, "HTTP 404"),
        ]
    )
    func refusals(status: Int, type: String, bytes: [UInt8], words: String) {
        let error = #expect(throws: PictureRefusal.self) {
            try DownloadedPicture(answer(bytes, type: type, status: status))
        }
        #expect(error?.description.contains(words) == true)
    }

    @Test(
        "is taken under the types that servers use",
        arguments: ["image/png", "IMAGE/PNG", "application/octet-stream", "image/jpeg; q=1", ""]
    )
    func types(type: String) throws {
        #expect(try DownloadedPicture(answer(Self.png, type: type)).bytes == Data(Self.png))
    }

    @Test("is refused beyond 20 MB")
    func large() {
        let bytes = Self.png + [UInt8](repeating: 0, count: 20_000_000)
        #expect(throws: PictureRefusal.self) { try DownloadedPicture(answer(bytes, type: nil)) }
    }

    private func answer(_ bytes: [UInt8], type: String?, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: type.map { ["content-type": $0] } ?? [:], body: Data(bytes))
    }
}
