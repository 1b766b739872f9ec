import Foundation
import Testing

@testable import Paperboy

@Suite("HTML tree")
struct HTMLTreeTests {
    @Test("mends tags, writes names small and finds elements in order")
    func mends() throws {
        let root = try HTMLTree(Data("<P CLASS='a  b'>one<p>two<BR><img SRC=x.png alt=\"q\">".utf8)).root
        #expect(root.elements.map(\.tag) == ["html", "body", "p", "p", "br", "img"])
        let first = try #require(root.first { $0.tag == "p" })
        #expect(first.classes == ["a", "b"] && first.hasClass("b") && !first.hasClass("c"))
        #expect(root.first { $0.tag == "img" }?.attribute("src") == "x.png")
        #expect(root.first { $0.tag == "img" }?.attribute("title") == nil)
    }

    @Test("reads UTF-8 as such whatever the page says, other bytes as it says")
    func encodings() throws {
        let declared = "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'><p>"
        #expect(try HTMLTree(Data("\(declared)論é".utf8)).root.text == "論é")
        #expect(try HTMLTree(Data(declared.utf8) + [0xE9]).root.text == "é")
        #expect(try HTMLTree(Data("<p>".utf8) + [0xE9]).root.text == "é")
    }

    @Test("keeps texts and elements in their order")
    func contents() throws {
        let paragraph = try #require(try HTMLTree(Data("<p>a<b>c</b>d</p>".utf8)).root.first { $0.tag == "p" })
        let parts = paragraph.contents.map { content in
            switch content {
            case .text(let text): text
            case .element(let element): element.tag
            }
        }
        #expect(parts == ["a", "b", "d"])
    }

    @Test("is none of nothing")
    func nothing() { #expect(throws: XMLError.self) { try HTMLTree(Data()) } }
}
