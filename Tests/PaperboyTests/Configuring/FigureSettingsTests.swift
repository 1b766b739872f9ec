import Foundation
import Testing

@testable import Paperboy

@Suite("Figure settings")
struct FigureSettingsTests {
    @Test(
        "are read in the long and the short form",
        arguments: [
            ("", FigureSettings.Mode.none, 1200), ("figures: {width: 800}", .licensed, 800),
            ("figures: any", .any, 1200),
            ("figures: licensed", .licensed, 1200), ("figures: {mode: none, folder: mine}", .none, 1200),
        ]
    )
    func forms(text: String, mode: FigureSettings.Mode, width: Int) throws {
        let settings = try read(text)
        #expect(settings.mode == mode)
        #expect(settings.width == width)
        #expect(settings.arxiv.absoluteString == "https://arxiv.org/")
        #expect(settings.folder?.lastPathComponent == (text.contains("mine") ? "mine" : nil))
    }

    @Test("take another place for arXiv, with or without a slash")
    func site() throws {
        #expect(try read("figures: {arxiv: \"http://127.0.0.1:1\"}").arxiv.absoluteString == "http://127.0.0.1:1/")
    }

    @Test(
        "say what is wrong",
        arguments: [
            ("figures: some", "expected `any` or `licensed` or `none`, found `some`"),
            ("figures: {mode: all}", "expected `any` or `licensed` or `none`, found `all`"),
            ("figures: {widt: 3}", "did you mean `width`?"), ("figures: {width: 3}", "from 200 to 4000"),
            ("figures: {arxiv: arxiv.org}", "begins with https://"),
        ]
    )
    func errors(text: String, message: String) {
        let error = #expect(throws: YAMLError.self) { try read(text) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    private func read(_ figures: String) throws -> FigureSettings {
        let text = """
            newsletter:
              slug: papers
              site: https://blog.example.com/
              editions: [{language: en, title: Papers}]
            \(figures)
            """
        let reader = ConfigurationReader(folder: URL(filePath: "/tmp"), environment: [:])
        return try reader.read(text, name: "paperboy.yaml").figures
    }
}
