public import Foundation

/// A library of papers as a reference manager writes it.
public enum ExampleFile {
    /// Why nothing could be read.
    public struct Unreadable: Error, Equatable, CustomStringConvertible {
        public var file: String
        public var line: Int?
        public var reason: String

        public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)" }
    }

    /// The papers of a library; entries without a title and without an identifier are left out.
    /// - Parameter name: the file's name; its ending says the form: `.bib` (BibTeX), `.csv`, `.json` or `.rdf`
    ///   (Zotero).
    public static func read(_ data: Data, name: String) throws(Unreadable) -> [Example] {
        let examples: [Example] =
            switch name.split(separator: ".").last?.lowercased() {
            case "bib", "bibtex": BibTeXReader.examples(in: String(decoding: data, as: UTF8.self))
            case "csv": try ZoteroTable.examples(in: String(decoding: data, as: UTF8.self), name: name)
            case "json": try ZoteroList.examples(in: data, name: name)
            case "rdf", "xml": try ZoteroGraph.examples(in: data, name: name)
            default:
                throw Unreadable(
                    file: name,
                    reason: "the ending should say what it is: .bib (BibTeX), .csv, .json or .rdf (Zotero)"
                )
            }
        let usable = examples.filter { !$0.title.isEmpty || !$0.ids.isEmpty }
        guard !usable.isEmpty else { throw Unreadable(file: name, reason: "no paper with a title was found in it") }
        return usable
    }
}

extension Example {
    /// An example of what a library says; identifiers are looked for in `places`: DOIs, addresses, notes.
    init(title: String, abstract: String, places: [String]) {
        self.init(
            title: PlainText.line(title),
            abstract: PlainText.line(abstract),
            ids: Set(places.compactMap(PaperID.mentioned)).sorted()
        )
    }
}
