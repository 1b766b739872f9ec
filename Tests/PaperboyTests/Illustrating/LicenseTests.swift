import Foundation
import Testing

@testable import Paperboy

@Suite("Licence")
struct LicenseTests {
    private struct Known: Decodable {
        var uri: String
        var label: String
        var shortLabel: String
    }

    @Test("knows arXiv's ten by address, by label and by short label")
    func recorded() throws {
        try #require(SharedFolder.exists)
        let url = SharedFolder.url.appending(path: "recorded/arxiv-reference/licenses.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let all = try decoder.decode([Known].self, from: Data(contentsOf: url))
        #expect(all.count == 10)
        #expect(Set(all.compactMap { License(uri: $0.uri) }) == Set(License.allCases))
        for known in all {
            let license = try #require(License(uri: known.uri))
            #expect(License(label: known.label) == license)
            let short = try #require(License(label: "License: \(known.shortLabel)"))
            #expect(short == (license == .publicDomain ? .zero : license))
        }
    }

    @Test(
        "lets a picture be copied under CC BY, CC BY-SA and CC0 alone",
        arguments: [
            ("CC BY 4.0", true), ("CC BY 3.0", true), ("CC BY-SA 4.0", true), ("CC Zero", true),
            ("CC BY-NC-SA 4.0", false), ("CC BY-NC-ND 4.0", false), ("CC BY-NC-SA 3.0", false),
            ("arXiv.org perpetual non-exclusive license", false),
            ("Assumed arXiv.org perpetual non-exclusive license", false),
        ]
    )
    func rule(label: String, permits: Bool) throws {
        #expect(try #require(License(label: label)).permitsCopies == permits)
    }

    @Test(
        "reads the written forms of an address",
        arguments: [
            "http://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0",
            "https://www.creativecommons.org/licenses/by/4.0/legalcode", "HTTPS://CreativeCommons.org/licenses/BY/4.0/",
        ]
    )
    func addresses(uri: String) { #expect(License(uri: uri) == .attribution4) }

    @Test(
        "knows no others",
        arguments: ["No License", "License: ", "", "CC BY 5.0", "CC BY 4.0 and more", "by/4.0"]
    )
    func unknown(text: String) {
        #expect(License(label: text) == nil)
        #expect(License(uri: text) == nil)
    }

    @Test("does not take an address that only begins like a licence's")
    func other() { #expect(License(uri: "https://example.com/creativecommons.org/licenses/by/4.0/") == nil) }
}
