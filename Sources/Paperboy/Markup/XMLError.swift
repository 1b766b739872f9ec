/// Why bytes are no XML document, in libxml2's words.
struct XMLError: Error, Equatable, CustomStringConvertible {
    /// Counted from 1; nil where there is no line to name.
    var line: Int?
    var words: String

    var description: String { (line.map { "line \($0): " } ?? "") + words }
}
