import Foundation

/// Looks at an issue's own texts, links and pictures before anything of it leaves.
struct IssueCheck {
    let issue: Issue

    func diagnoses() -> [Diagnosis] { placeholders + links + altTexts }

    // MARK: Texts

    private var placeholders: [Diagnosis] {
        issue.editions.flatMap { edition -> [Diagnosis] in
            let title = Placeholder.first(in: edition.title).map { words in
                failure(edition.language, "the title has “\(words)”", "write the title out in the issue file")
            }
            return [title].compactMap(\.self) + issue.entries.flatMap { placeholders(in: $0, edition.language) }
        }
    }

    /// What stands in the paper's own words too is no leftover: papers are written about templates.
    private func placeholders(in entry: Entry, _ language: Language) -> [Diagnosis] {
        let summary = entry.summaries[language]
        let texts = [summary?.text, summary?.takeaway, entry.reasons[language]].compactMap(\.self)
        return texts.compactMap { text in
            guard let words = Placeholder.first(in: text), !entry.title.contains(words), !entry.abstract.contains(words)
            else { return nil }
            return failure(language, "\(entry.paper) has “\(words)” in a text", "write it out in the issue file")
        }
    }

    private func failure(_ language: Language, _ finding: String, _ advice: String) -> Diagnosis {
        .failure("\(issue.slug) \(language)", finding, advice)
    }

    // MARK: Links and pictures

    private var links: [Diagnosis] {
        issue.entries.flatMap { entry in
            entry.links.filter { !Self.isAddress($0.url) }.map { link in
                .failure(
                    issue.slug.rawValue,
                    "\(entry.paper) links to “\(link.url)” as \(link.kind.rawValue), which is no web address",
                    "mend or delete the link in the issue file"
                )
            }
        }
    }

    /// Whether a browser would look for a host of that name: laxer than DNS itself, since a host may have `_`.
    private static func isAddress(_ text: String) -> Bool {
        guard let address = WebAddress(text), let url = URL(string: address.description),
            let host = url.host(percentEncoded: false)
        else { return false }
        let isPlain = host.allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) }
        return isPlain && host.contains(".") && !host.hasPrefix(".") && !host.contains("..")
    }

    private var altTexts: [Diagnosis] {
        issue.entries.filter { $0.figure.map { PlainText.line($0.alt).isEmpty } == true }.map { entry in
            .warning(
                issue.slug.rawValue,
                "the figure of \(entry.paper) has no text in its place",
                "write `alt:` in the issue file; until then it is the paper's title"
            )
        }
    }
}
