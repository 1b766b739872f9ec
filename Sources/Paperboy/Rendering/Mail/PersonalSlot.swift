/// A place in a rendered mail that differs from reader to reader.
enum PersonalSlot: String, Sendable {
    /// The address to unsubscribe at.
    case leave
    /// The address of the reader's preferences.
    case preferences
    /// The topics that the reader asked for, with separators.
    case topics
    /// The reader's own address, as far as letters show it.
    case address
    /// What makes a letter's link the reader's own.
    case token

    /// Sets a slot apart in rendered text. No text from outside has this control character (``PlainText/line(_:)``).
    static let delimiter: Character = "\u{1}"

    /// What a template inserts in place of the reader's own text.
    var mark: String { "\(Self.delimiter)\(rawValue)\(Self.delimiter)" }
}

extension [PersonalSlot: String] {
    /// The values as they stand in plain text.
    var plain: [PersonalSlot: [UInt8]] { mapValues { Array($0.utf8) } }

    /// The values as they stand in HTML.
    var markup: [PersonalSlot: [UInt8]] {
        let markup = MarkupContentType()
        return mapValues { Array(markup.escapeText($0).utf8) }
    }
}
