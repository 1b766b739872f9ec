import Foundation
import Testing

@testable import Paperboy

@Suite("Figure folder")
struct FigureFolderTests {
    @Test("has a drawing with a text and a credit for each paper of the sample")
    func sample() throws {
        let folder = FigureFolder(.builtIn("sample/figures"))
        for id in ["2602.12192", "2602.20739", "2602.21015", "2602.21202", "2602.18996"] {
            let paper = try #require(PaperID("arxiv:\(id)"))
            let (figure, data) = try #require(try folder.figure(for: paper, as: "paper_1.png"))
            #expect((figure.file, figure.width, figure.height) == ("paper_1.png", 1200, 630))
            #expect(figure.alt.count > 60)
            #expect(figure.credit == "Drawing: Paperboy")
            #expect(data.count < 12_000)
        }
    }

    @Test(
        "names files after the paper, without characters that folders mind",
        arguments: [
            ("arxiv:2602.12192", "2602.12192"), ("arxiv:hep-th/9901001", "hep-th-9901001"),
            ("doi:10.1145/3626772.3657957", "doi-10.1145-3626772.3657957"),
            ("doi:10.1000/a<b>\"../c", "doi-10.1000-a-b--..-c"),
            ("s2:7e55d8", "s2-7e55d8"), ("s2:../../etc/passwd", "s2-..-..-etc-passwd"),
        ]
    )
    func names(id: String, name: String) throws { #expect(try #require(PaperID(id)).fileName == name) }

    @Test("gives nothing for a paper without a picture")
    func nothing() throws {
        try withFolder([:]) { folder in
            let found = try folder.figure(for: .semanticScholar("1"), as: "x.png")
            #expect(found == nil)
        }
    }

    @Test("gives a picture without a text file, with an empty one and with half of one")
    func captions() throws {
        let png = SamplePNG.make(width: 3, height: 4)
        for (yaml, figure) in [
            (nil, Figure(file: "x.png", width: 3, height: 4)),
            ("", Figure(file: "x.png", width: 3, height: 4)),
            ("alt: |\n  two\n  lines\n", Figure(file: "x.png", width: 3, height: 4, alt: "two lines")),
            ("credit: \"Li, CC BY 4.0\"", Figure(file: "x.png", width: 3, height: 4, credit: "Li, CC BY 4.0")),
        ] {
            try withFolder(["s2-1.png": png, "s2-1.yaml": yaml.map { Data($0.utf8) }]) { folder in
                let found = try #require(try folder.figure(for: .semanticScholar("1"), as: "x.png"))
                #expect(found.0 == figure)
                #expect(found.1 == png)
            }
        }
    }

    @Test("names the file that cannot be used, and why")
    func refusals() throws {
        try withFolder([
            "s2-1.png": Data("GIF89a".utf8), "s2-2.png": SamplePNG.make(width: 3, height: 4),
            "s2-2.yaml": Data("[1".utf8),
        ]) {
            folder in
            let picture = #expect(throws: FigureError.self) {
                try folder.figure(for: .semanticScholar("1"), as: "x.png")
            }
            #expect(picture?.description.contains("s2-1.png: not a PNG file") == true)
            let caption = #expect(throws: FigureError.self) {
                try folder.figure(for: .semanticScholar("2"), as: "x.png")
            }
            #expect(caption?.description.contains("s2-2.yaml: not YAML") == true)
        }
    }

    private func withFolder(_ files: [String: Data?], _ body: (FigureFolder) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "figures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        for case (let name, let data?) in files { try data.write(to: url.appending(path: name)) }
        try body(FigureFolder(.disk(url)))
    }
}
