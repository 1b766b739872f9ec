/// The words of an HTML part, for reading what a mail system says; not for showing.
///
/// A plain walk over the bytes: no tree is built, so that no nesting can cost anything.
enum StrippedMarkup {
    static func text(of markup: String) -> String {
        var result: [UInt8] = []
        var rest = Array(markup.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "<"): skipTag(&rest, &result)
            case UInt8(ascii: "&"): result += entity(&rest)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Tags after which a new line begins.
    private static let breaking: Set<String> = [
        "br", "p", "div", "tr", "td", "li", "ul", "h1", "h2", "h3", "table", "pre", "blockquote",
    ]

    private static func skipTag(_ rest: inout ArraySlice<UInt8>, _ result: inout [UInt8]) {
        let letters = rest.prefix(12).drop { $0 == UInt8(ascii: "/") }.prefix { byte in
            (0x61...0x7A).contains(byte.lowercasedASCII) || byte.isDigit
        }
        let name = String(decoding: letters.map(\.lowercasedASCII), as: UTF8.self)
        // `<someone@example.com>` written without escaping is an address, not a tag.
        let inner = rest.prefix(256).prefix { $0 != UInt8(ascii: ">") }
        if inner.contains(UInt8(ascii: "@")), !inner.contains(UInt8(ascii: "=")), !inner.contains(0x20) {
            result.append(UInt8(ascii: "<"))
            return
        }
        rest = rest[((rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1) + 1)...]
        if breaking.contains(name) { result.append(UInt8(ascii: "\n")) }
        if name == "style" || name == "script" { skipContent(&rest) }
    }

    private static func skipContent(_ rest: inout ArraySlice<UInt8>) {
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(open + 1)...]
            if rest.first == UInt8(ascii: "/") { return }
        }
        rest = rest[rest.endIndex...]
    }

    private static let entities: [String: String] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "nbsp": " ", "apos": "'", "#39": "'", "#64": "@", "#x40": "@",
        "#160": " ",
    ]

    private static func entity(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        guard let end = rest.prefix(8).firstIndex(of: UInt8(ascii: ";")),
            let text = entities[String(decoding: rest[rest.startIndex..<end], as: UTF8.self).lowercased()]
        else { return [UInt8(ascii: "&")] }
        rest = rest[(end + 1)...]
        return Array(text.utf8)
    }
}
