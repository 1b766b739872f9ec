import Foundation
import Testing

@testable import Paperboy

@Suite("Image tool", .enabled(if: InstalledTools.hasVips, "skipped: libvips42 or prlimit is not installed"))
struct ImageToolTests {
    private let tool = ImageTool.live { try await Task.sleep(for: $0) }

    @Test(
        "scales to the width, never enlarges, keeps the shape",
        arguments: [(2400, 1000, 1200, 500), (300, 200, 300, 200), (1300, 40, 1200, 37), (1000, 8000, 300, 2400)]
    )
    func sizes(width: Int, height: Int, newWidth: Int, newHeight: Int) async throws {
        let header = try PNGHeader(try await tool.scaled(BlackPNG.make(width: width, height: height), 1200))
        #expect((header.width, header.height) == (newWidth, newHeight))
    }

    @Test("makes the same bytes of the same picture")
    func same() async throws {
        let picture = BlackPNG.make(width: 1500, height: 400, depth: 1)
        #expect(try await tool.scaled(picture, 600) == (try await tool.scaled(picture, 600)))
    }

    @Test(
        "refuses a bomb of 400 megapixels in half a megabyte, more than 50 megapixels, and icons",
        arguments: [(20_000, 20_000, 1, "50 megapixels"), (10_000, 10_000, 1, "50 megapixels"), (63, 63, 8, "an icon")]
    )
    func bombs(width: Int, height: Int, depth: Int, words: String) async {
        let picture = BlackPNG.make(width: width, height: height, depth: depth)
        #expect(picture.count < 600_000)
        let error = await #expect(throws: PictureRefusal.self) { try await tool.scaled(picture, 1200) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test(
        "refuses what is no picture, and drawings with scripts",
        arguments: [
            "", "hello", "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'><script>1</script></svg>",
            "%PDF-1.4", "\u{89}PNG\r\n\u{1A}\n", "%!PS-Adobe", "P6 900 900 255 ",
        ]
    )
    func foreign(text: String) async {
        await #expect(throws: PictureRefusal.self) { try await tool.scaled(Data(text.utf8), 1200) }
    }

    @Test("survives damaged pictures of any kind")
    func damaged() async {
        var generator = SeededGenerator(seed: 9)
        let whole = BlackPNG.make(width: 300, height: 200)
        for _ in 0..<12 {
            var bytes = [UInt8](whole)
            for _ in 0..<4 {
                bytes[Int.random(in: 8..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? await tool.scaled(Data(bytes), 600)
        }
        #expect(await tool.fault() == nil)
    }

    @Test("draws a card of title and authors, in Latin and Japanese, whatever is in them")
    func cards() async throws {
        for title in ["Fast <b>Retrieval</b> & more", "大規模言語モデルのための検索", String(repeating: "Long title ", count: 60)] {
            let paper = Paper(id: .semanticScholar("1"), title: title, authors: ["A. Author", "著者 花子"])
            let header = try PNGHeader(try await tool.card(FigureCard(paper), 1200))
            #expect((header.width, header.height) == (1200, 630))
        }
    }

    @Test("draws no card without a title")
    func untitled() async {
        let card = FigureCard(Paper(id: .semanticScholar("1"), title: " "))
        await #expect(throws: PictureRefusal.self) { try await tool.card(card, 1200) }
    }

    @Test("shows the first page of a PDF file", .enabled(if: InstalledTools.hasPoppler))
    func firstPage() async throws {
        let header = try PNGHeader(try await tool.firstPage(SmallPDF.data, 1200))
        #expect((header.width, header.height) == (1200, 600))
    }

    @Test(
        "refuses a broken PDF file",
        .enabled(if: InstalledTools.hasPoppler),
        arguments: ["%PDF-1.4", "%PDF-1.4\n1 0 obj"]
    )
    func brokenPage(text: String) async {
        await #expect(throws: PictureRefusal.self) { try await tool.firstPage(Data(text.utf8), 1200) }
    }
}
