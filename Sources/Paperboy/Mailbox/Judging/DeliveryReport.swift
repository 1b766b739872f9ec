/// A delivery status notification (RFC 3464): a block about the message, and one a recipient.
struct DeliveryReport {
    enum Action: String {
        case failed, delayed, delivered, relayed, expanded
        /// Postfix says so of addresses that it was asked to try.
        case deliverable
    }

    struct Block {
        var recipient: String?
        var original: String?
        var action: Action?
        var status: String?
        var diagnostic: String
    }

    var blocks: [Block] = []

    /// Reads the fields of a report, wherever they stand: in a part of their own, or in a text that quotes them.
    /// - Parameter text: line ends as LF.
    init(_ text: String) {
        for group in Self.groups(text) {
            let fields = MIMEHeader.read(Array(group.utf8)[...], limits: MIMELimits()).header
            blocks += Self.divided(fields).compactMap(Block.init)
        }
    }

    /// Some systems leave out the empty line between two recipients: a field that comes again begins a block.
    private static func divided(_ header: MIMEHeader) -> [MIMEHeader] {
        var headers = [MIMEHeader()]
        for field in header.fields {
            let begins = ["final-recipient", "original-recipient", "action"].contains(field.name)
            if begins, headers[headers.count - 1].has(field.name) { headers.append(MIMEHeader()) }
            headers[headers.count - 1].fields.append(field)
        }
        return headers
    }

    /// The parts between empty lines.
    private static func groups(_ text: String) -> [String] {
        text.split(separator: "\n", maxSplits: 20_000, omittingEmptySubsequences: false)
            .split { line in line.allSatisfy { $0 == " " || $0 == "\t" } }
            .prefix(1000).map { $0.joined(separator: "\n") }
    }
}

extension DeliveryReport.Block {
    /// Nil for fields that name no recipient.
    fileprivate init?(_ fields: MIMEHeader) {
        let final = fields.text("final-recipient")
        let known = fields.text("original-recipient")
        guard final != nil || known != nil || fields.has("action") else { return nil }
        let actual = fields.text("x-actual-recipient")
        original = known.flatMap(Self.address)
        recipient = final.flatMap(Self.address) ?? actual.flatMap(Self.address) ?? original
        let word = fields.text("action")?.lowercased().prefix { $0.isLetter } ?? ""
        action = DeliveryReport.Action(rawValue: String(word))
        status = fields.text("status").flatMap { ReplyCodes(in: $0).enhanced }
        diagnostic = (fields.texts("diagnostic-code") + fields.texts("x-supplementary-info")).joined(separator: " ")
        if recipient == nil, action == nil { return nil }
    }

    /// `rfc822; someone@example.com`, with `<…>`, without a type, or with unusual characters.
    private static func address(_ field: String) -> String? {
        let text = field.split(separator: ";", maxSplits: 1).last.map(String.init) ?? field
        return AddressScanner.first(in: text)
    }
}
