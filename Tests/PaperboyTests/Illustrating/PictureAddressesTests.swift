import Foundation
import Testing

@testable import Paperboy

@Suite("Addresses of pictures")
struct PictureAddressesTests {
    @Test(
        "joins each form that pages have",
        arguments: [
            ("x1.png", "2506.06962v3/x1.png"),
            ("extracted/5012345/figs/a.png", "2506.06962v3/extracted/5012345/figs/a.png"),
            ("figs/teaser/b.jpg", "2506.06962v3/figs/teaser/b.jpg"),
            ("2506.06962v3/idea2.png", "2506.06962v3/idea2.png"),
            ("2506.06962/idea2.png", "2506.06962/idea2.png"),
            ("/html/2506.06962v3/idea2.png", "2506.06962v3/idea2.png"),
            ("https://arxiv.org/html/2506.06962v3/idea2.png", "2506.06962v3/idea2.png"),
            ("./A paper_files/a.png", "2506.06962v3/A%20paper_files/a.png"),
            ("2506.069620/x.png", "2506.06962v3/2506.069620/x.png"),
            ("../2506.06962v2/x.png", "2506.06962v2/x.png"),
        ]
    )
    func forms(source: String, path: String) throws {
        let id = try #require(ArxivID(rawValue: "2506.06962"))
        let addresses = PictureAddresses(of: id, version: 3, on: FigureSettings.arxivSite, base: nil)
        #expect(try addresses.url(of: source).absoluteString == "https://arxiv.org/html/\(path)")
    }

    @Test("follows the page's base, which some pages have", arguments: ["x1.png", "2506.06962v3/x1.png"])
    func base(source: String) throws {
        let id = try #require(ArxivID(rawValue: "2506.06962"))
        let base = "/html/2506.06962v3/"
        let addresses = PictureAddresses(of: id, version: nil, on: FigureSettings.arxivSite, base: base)
        #expect(try addresses.url(of: source).absoluteString == "https://arxiv.org/html/2506.06962v3/x1.png")
    }

    @Test("joins for an identifier with a slash, with and without version")
    func oldIdentifiers() throws {
        let id = try #require(ArxivID(rawValue: "cs/9901011"))
        let site = FigureSettings.arxivSite
        let bare = try PictureAddresses(of: id, version: nil, on: site, base: nil).url(of: "timeline_v3.gif")
        #expect(bare.absoluteString == "https://arxiv.org/html/cs/9901011/timeline_v3.gif")
        let prefixed = try PictureAddresses(of: id, version: 1, on: site, base: nil).url(of: "cs/9901011v1/x.png")
        #expect(prefixed.absoluteString == "https://arxiv.org/html/cs/9901011v1/x.png")
    }

    @Test(
        "refuses what is no file of the paper",
        arguments: [
            "", " ", "data:image/png;base64,AAAA", "https://arxiv.org/static/base/1.0.1/images/logo.png",
            "/static/x.png",
            "//evil.example/x.png", "https://evil.example/html/2506.06962v3/x.png", "../../etc/passwd", "../x.png",
            "file:///etc/passwd", "javascript:alert(1)", "http://arxiv.org:8080/html/2506.06962v3/x.png",
            "../2506.069621/x.png", "https://arxiv.org/html/2506.06962v3",
        ]
    )
    func foreign(source: String) throws {
        let id = try #require(ArxivID(rawValue: "2506.06962"))
        let addresses = PictureAddresses(of: id, version: 3, on: FigureSettings.arxivSite, base: nil)
        #expect(throws: PictureRefusal.self) { try addresses.url(of: source) }
    }
}
