import Foundation

/// A library as JSON: CSL-JSON, which Zotero and others export, or Zotero's own items.
///
/// CSL-JSON: <https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html>
enum ZoteroList {
    static func examples(in data: Data, name: String) throws(ExampleFile.Unreadable) -> [Example] {
        do {
            let list = try JSONDecoder().decode(List.self, from: data)
            return list.items.map(\.example)
        } catch {
            throw ExampleFile.Unreadable(
                file: name,
                reason: "this is no list of papers in CSL-JSON: \(words(for: error))"
            )
        }
    }

    private static func words(for error: any Error) -> String {
        (error as? DecodingError)?.words ?? error.localizedDescription
    }

    /// An array of items, or an object with the array under `items`.
    private struct List: Decodable {
        var items: [Item]

        private enum Key: CodingKey { case items }

        init(from decoder: any Decoder) throws {
            if let container = try? decoder.container(keyedBy: Key.self) {
                items = try container.decode([Item].self, forKey: .items)
            } else {
                items = try [Item](from: decoder)
            }
        }
    }

    /// Values that are no texts are passed over: tools differ in what they write as numbers.
    private struct Item: Decodable {
        private let texts: [String: String]

        init(from decoder: any Decoder) throws {
            let values = try [String: Attempt<String>](from: decoder)
            texts = values.compactMapValues(\.value)
        }

        var example: Example {
            let places = ["DOI", "URL", "url", "note", "extra", "number", "archive_location", "archiveID"]
            return Example(
                title: texts["title"] ?? "",
                abstract: texts["abstract"] ?? texts["abstractNote"] ?? "",
                places: places.compactMap { texts[$0] }
            )
        }
    }
}
