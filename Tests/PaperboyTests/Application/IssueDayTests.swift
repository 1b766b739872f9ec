import Foundation
import Testing

@testable import Paperboy

@Suite("Issue file in the application")
struct IssueDayTests {
    private let paper = "2602.00001"

    private func collected(_ links: [Link] = []) throws -> TestPress {
        let press = try TestPress()
        let doi = try #require(PaperID("doi:10.1234/maps.1"))
        var work = Paper(
            id: .arxiv(try #require(ArxivID(rawValue: paper))),
            title: "Folding Maps of Paper",
            abstract: "We fold maps. Experiments on 3 atlases show that folding saves 40% of the space.",
            authors: ["Ada One"],
            published: TestPress.now.addingTimeInterval(-86_400),
            sources: [.huggingFace]
        )
        work.aliases = [doi]
        work.links = links
        try press.collected([work], on: "2026-02-26")
        return press
    }

    @Test("a date that is edited takes no name from the papers")
    func editedDate() async throws {
        let press = try collected()
        let composed = try await press.application.compose(press.day("2026-02-26"))
        let other = try #require(IssueSlug(rawValue: "other"))
        let names = Set(try press.application.store.issues(byNameExcept: other).keys)
        #expect(names.contains("doi:10.1234/maps.1"))
        let file = URL(fileURLWithPath: composed.file)
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("date: 2026-02-26", with: "date: 2026-03-01").utf8).write(to: file)
        _ = try await press.application.publish(composed.slug)
        #expect(Set(try press.application.store.issues(byNameExcept: other).keys) == names)
    }

    @Test("an issue that could not be read back is no draft: the next try is free")
    func unreadable() async throws {
        let press = try collected([Link(kind: .code, url: "git://example.com/x")])
        let day = try press.day("2026-02-26")
        await #expect(throws: YAMLError.self) { try await press.application.compose(day) }
        #expect(try press.application.store.issues().isEmpty)
        #expect(!press.application.isComposed(try #require(press.application.slug(of: day))))
    }

    @Test("one that is no UTF-8 or no file is not called missing")
    func wrongFile() async throws {
        let press = try collected()
        let composed = try await press.application.compose(press.day("2026-02-26"))
        let file = URL(fileURLWithPath: composed.file)
        try Data([0x61, 0xE9]).write(to: file)
        #expect { try press.application.readIssueFile(composed.slug) } throws: {
            "\($0)" == "\(file.path): line 1 is not UTF-8; save it as UTF-8"
        }
        try FileManager.default.removeItem(at: file)
        #expect { try press.application.readIssueFile(composed.slug) } throws: {
            "\($0)".contains("there is no such issue file")
        }
    }
}
