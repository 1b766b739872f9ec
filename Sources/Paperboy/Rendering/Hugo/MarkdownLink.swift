/// A link in a paragraph or list item; the text alone where the address is none that a reader should follow.
struct MarkdownLink: Hashable, Sendable, CustomStringConvertible {
    let description: String

    init(_ text: String, to address: String) {
        if let destination = LinkDestination(web: address) {
            description = "[\(MarkdownText(text, in: .linkText))](\(destination))"
        } else {
            description = MarkdownText(text, in: .paragraph).description
        }
    }
}
