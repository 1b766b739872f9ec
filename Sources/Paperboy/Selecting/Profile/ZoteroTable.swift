/// A library as Zotero exports it to CSV.
enum ZoteroTable {
    static func examples(in text: String, name: String) throws(ExampleFile.Unreadable) -> [Example] {
        var records = try records(in: text, name: name)[...]
        guard let head = records.popFirst() else {
            throw ExampleFile.Unreadable(file: name, reason: "the file is empty")
        }
        let columns = head.fields.map { $0.lowercased() }
        guard let title = columns.firstIndex(of: "title") else {
            let words = "no column is named “Title”; Zotero's CSV export has one"
            throw ExampleFile.Unreadable(file: name, line: 1, reason: words)
        }
        let abstract = columns.firstIndex { ["abstract note", "abstract"].contains($0) }
        let places = columns.indices.filter { ["doi", "url", "extra", "archive location"].contains(columns[$0]) }
        return records.map { record in
            Example(
                title: record.field(title),
                abstract: abstract.map(record.field) ?? "",
                places: places.map(record.field)
            )
        }
    }

    private static func records(in text: String, name: String) throws(ExampleFile.Unreadable) -> [CSVReader.Record] {
        do throws(CSVReader.UnclosedQuote) {
            return try CSVReader.records(in: text)
        } catch {
            throw ExampleFile.Unreadable(
                file: name,
                line: error.line,
                reason: "a quoted field begins here and never ends"
            )
        }
    }
}

extension CSVReader.Record {
    /// Empty for a column that the record does not reach.
    fileprivate func field(_ index: Int) -> String { fields.indices.contains(index) ? fields[index] : "" }
}
