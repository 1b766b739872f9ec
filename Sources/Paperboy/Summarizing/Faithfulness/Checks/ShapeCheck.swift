/// One paragraph of plain text: no markup, no address, no remains of the answer's packing.
struct ShapeCheck: FaithfulnessCheck {
    let name = "shape"
    let holdsForExtracts = false

    func findings(in text: CheckedText) -> [Finding] {
        text.parts.flatMap { part in
            var findings: [Finding] = []
            if part.contains(where: \.isNewline) {
                findings.append(failure(["line break"], "Write one paragraph without line breaks"))
            }
            let marks = Self.markup.compactMap { part.firstMatch(of: $0).map { String($0.0) } }
                .filter { !isAuthors($0, of: text) }
            if !marks.isEmpty {
                findings.append(failure(marks, "Write plain text without Markdown, HTML, addresses or labels"))
            }
            return findings
        }
    }

    /// A name such as `<think>` or `C#` may stand in the abstract itself; an address may not be repeated.
    private func isAuthors(_ mark: String, of text: CheckedText) -> Bool {
        mark.hasPrefix("<") && text.source.rawAbstract.contains(mark)
    }

    nonisolated(unsafe) private static let markup: [Regex<Substring>] = [
        /(?:^|[\s。])#{1,6}\s/, /\*\*|__/, /`/, /(?:^|[\n。.:：]\s*)[\-*•・]\s+\S+/, /(?:^|\n)\s*1[.)]\s/,
        /\[[^\]]+\]\([^)]*\)/, /<\/?[A-Za-z][^<>]*>/,
        /(?i)https?:\/\/\S+|\bwww\.\S+|\b(?:[a-z0-9\-]+\.)+(?:com|org|io|net|dev|edu)\/\S*/,
        /\{\s*"|"\s*\}|"(?:summary|one_line|takeaway)"|\\n|\\u[0-9a-fA-F]{4}/,
        /^\s*(?:要約|概要|要旨|回答)\s*[:：]/, /^\s*(?i:(?:here is|here's|summary:|sure[,!]|certainly[,!])).{0,20}/,
    ]
}
