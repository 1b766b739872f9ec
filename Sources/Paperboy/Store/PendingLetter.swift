import GRDB

/// A letter in the queue, as its row says.
struct PendingLetter {
    var id: Int64
    var kind: LetterRequest.Kind
    var address: EmailAddress
    var language: Language
    var row: Row

    init?(row: Row) {
        guard let kind = LetterRequest.Kind(rawValue: row["kind"]),
            let address = EmailAddress(row["address"] as String), let language = Language(rawValue: row["language"])
        else { return nil }
        self.id = row["id"]
        self.kind = kind
        self.address = address
        self.language = language
        self.row = row
    }

    /// As letters of the same sort are noted in `letter.sent`.
    var sort: [String] {
        switch kind {
        case .signUp: ["confirmation", "reminder"]
        default: [kind.rawValue]
        }
    }
}
