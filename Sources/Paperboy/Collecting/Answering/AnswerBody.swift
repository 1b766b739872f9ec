import Foundation

/// The body of an answer, looked at when it is not what it should be.
struct AnswerBody {
    let data: Data

    /// The first 80 characters, on one line.
    var beginning: String {
        // A character may take several bytes and white space may fill many: more than enough of both.
        String(PlainText.line(String(decoding: data.prefix(1000), as: UTF8.self)).prefix(80))
    }

    /// Why the body cannot be read, when reading it failed with `words`.
    func reason(expected format: SourceError.Format, line: Int? = nil, words: String) -> SourceError.Reason {
        let start = beginning.lowercased()
        if start.isEmpty { return .emptyBody }
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") {
            return .html(expected: format, beginning: beginning)
        }
        let openings = format == .xml ? ["<"] : ["{", "["]
        guard openings.contains(where: start.hasPrefix) else {
            return .foreign(expected: format, beginning: beginning)
        }
        return .malformed(format, line: line, words)
    }

    /// The root of an XML document.
    func xml() throws(SourceError.Reason) -> XMLElement { try root(recovering: false) }

    /// The root of what can be read of an XML document, and what is wrong with it.
    func recoveredXML() throws(SourceError.Reason) -> (root: XMLElement, damage: SourceError.Reason?) {
        do throws(SourceError.Reason) {
            return (try root(recovering: false), nil)
        } catch {
            guard case .malformed = error else { throw error }
            return (try root(recovering: true), error)
        }
    }

    private func root(recovering: Bool) throws(SourceError.Reason) -> XMLElement {
        let root: XMLElement
        do throws(XMLError) {
            root = try XMLTree(data, recovering: recovering).root
        } catch {
            throw reason(expected: .xml, line: error.line, words: error.words)
        }
        guard root.name.local.lowercased() != "html" else { throw .html(expected: .xml, beginning: beginning) }
        return root
    }
}
