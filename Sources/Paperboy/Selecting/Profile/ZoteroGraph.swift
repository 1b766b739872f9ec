import Foundation

/// A library as Zotero exports it to RDF: every element with a title is a paper.
enum ZoteroGraph {
    private static let dublinCore = "http://purl.org/dc/elements/1.1/"
    private static let terms = "http://purl.org/dc/terms/"

    static func examples(in data: Data, name: String) throws(ExampleFile.Unreadable) -> [Example] {
        do throws(XMLError) {
            let root = try XMLTree(data).root
            return root.children.filter(isPaper).map(example)
        } catch {
            throw ExampleFile.Unreadable(file: name, line: error.line, reason: "this is no XML: \(error.words)")
        }
    }

    /// Journals and attachments stand beside the papers; neither has authors or an abstract.
    private static func isPaper(_ element: XMLElement) -> Bool {
        let hasTitle = element.child(XMLName("title", in: dublinCore)) != nil
        let isAttachment = ["Attachment", "Journal", "Memo", "Collection"].contains(element.name.local)
        return hasTitle && !isAttachment
    }

    private static func example(_ element: XMLElement) -> Example {
        let identifiers = element.children(XMLName("identifier", in: dublinCore)).map(\.text)
        let notes = element.children(XMLName("description", in: dublinCore)).map(\.text)
        return Example(
            title: element.child(XMLName("title", in: dublinCore))?.text ?? "",
            abstract: element.child(XMLName("abstract", in: terms))?.text ?? "",
            places: identifiers.map(PlainText.line) + notes
        )
    }
}
