import Foundation
import Testing

@testable import Paperboy

private struct Taxonomy: Decodable {
    struct Category: Decodable {
        var id: String
        var active: Bool
    }

    var categories: [Category]
    var aliases: [String: String]
    var subsumed: [String: String]

    static func recorded() throws -> Taxonomy {
        let file = SharedFolder.url.appending(path: "recorded/arxiv-reference/categories.json")
        return try JSONDecoder().decode(Taxonomy.self, from: Data(contentsOf: file))
    }
}

@Suite("arXiv category")
struct ArxivCategoryTests {
    @Test(
        "is every one of the 155 active categories, in its canonical form, and no other",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func taxonomy() throws {
        let taxonomy = try Taxonomy.recorded()
        let active = taxonomy.categories.filter(\.active).map(\.id)
        #expect(active.count == 155)
        for id in active { #expect(ArxivCategory(id)?.id == taxonomy.aliases[id] ?? id) }
        for (old, new) in taxonomy.subsumed { #expect(ArxivCategory(old)?.id == new) }
        let gone = taxonomy.categories.filter { !$0.active && taxonomy.subsumed[$0.id] == nil }.map(\.id)
        #expect(gone.count == 12)
        for id in gone { #expect(ArxivCategory(id) == nil, "\(id)") }
    }

    @Test("includes its second names; all of an archive includes its categories")
    func inclusion() throws {
        #expect(try #require(ArxivCategory("math.NA")).includes("cs.NA"))
        #expect(try #require(ArxivCategory("cs.*")).includes("cs.CL"))
        #expect(try #require(ArxivCategory("cs.*")).includes("math.CO") == false)
        #expect(try #require(ArxivCategory("cs.CL")).includes("nonsense") == false)
        #expect(ArxivCategory("poetry.*") == nil && ArxivCategory("cs") == nil && ArxivCategory("") == nil)
    }
}
