import Foundation
import Testing

@testable import Paperboy

@Suite("XML tree")
struct XMLTreeTests {
    private func root(_ text: String) throws -> XMLElement { try XMLTree(Data(text.utf8)).root }

    @Test(
        "knows names by namespace, whatever the prefix",
        arguments: [
            "<a xmlns='urn:x'><b/></a>", "<p:a xmlns:p='urn:x'><p:b/></p:a>",
            "<a xmlns='urn:x'><q:b xmlns:q='urn:x'/></a>",
        ]
    )
    func namespaces(text: String) throws {
        let root = try root(text)
        #expect(root.name == XMLName("a", in: "urn:x"))
        #expect(root.child(XMLName("b", in: "urn:x")) != nil)
        #expect(root.child(XMLName("b")) == nil)
    }

    @Test("gives children in order, and text without mark-up")
    func text() throws {
        let root = try root("<a>1 &lt; <b>2</b><!-- no --><![CDATA[ & ]]>&#x41;<c/></a>")
        #expect(root.text == "1 < 2 & A")
        #expect(root.children.map(\.name.local) == ["b", "c"])
        #expect(root.children(XMLName("c")).map(\.text) == [""])
    }

    @Test("tells attributes of a namespace from those of none")
    func attributes() throws {
        let root = try root("<a x='1' p:x='2 &amp; 3' xmlns:p='urn:p'/>")
        #expect(root.attributes == [XMLName("x"): "1", XMLName("x", in: "urn:p"): "2 & 3"])
    }

    @Test("keeps elements alive after the tree is out of sight")
    func ownership() throws {
        let children = try root("<a>\n<b>one</b>\n<b>two</b></a>").children
        #expect(children.map(\.text) == ["one", "two"])
        #expect(children.map(\.line) == [2, 3])
    }

    @Test("reads other encodings than UTF-8")
    func encoding() throws {
        let data = Data("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Data("</a>".utf8)
        #expect(try XMLTree(data).root.text == "é")
    }

    @Test("loads nothing from outside")
    func externalEntity() throws {
        let file = URL(fileURLWithPath: #filePath)
        let root = try root("<!DOCTYPE a [<!ENTITY e SYSTEM \"\(file.absoluteString)\">]><a>[&e;]</a>")
        #expect(root.text == "[]")
    }

    @Test("lets no entity grow")
    func entityBomb() {
        let entities = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
        let text = "<!DOCTYPE a [<!ENTITY e0 \"boom\">\(entities)]><a>&e9;</a>"
        #expect((try? root(text).text.count) ?? 0 < 100)
    }

    @Test("says where and why a document is broken")
    func broken() {
        #expect(throws: XMLError(line: 3, words: "Premature end of data in tag b line 2")) {
            try root("<a>\n<b>\n")
        }
        #expect(throws: XMLError(words: "an empty document")) { try root("") }
    }

    @Test("notices the cut at every byte")
    func truncated() throws {
        let text = "<?xml version='1.0'?><a x='1'><b>é</b></a>"
        _ = try root(text)
        for length in 0..<text.utf8.count {
            #expect(throws: XMLError.self) { try XMLTree(Data(text.utf8.prefix(length))) }
        }
    }
}
