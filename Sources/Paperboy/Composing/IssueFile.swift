import Yams

/// `issues/SLUG/issue.yaml`: an issue as a file that a person can read and edit.
///
/// Writing what was read gives the same bytes, and reading what was written gives the same issue.
public enum IssueFile {
    /// - Parameter name: the file's name in errors.
    /// - Throws: ``YAMLError`` with the line and what was expected there.
    public static func read(_ text: String, name: String) throws(YAMLError) -> Issue {
        try IssueReader.issue(from: YAMLFile.section(of: text, name: name))
    }

    /// - Throws: ``YAMLError`` when the issue cannot be put into YAML; an empty file is never the answer.
    public static func write(_ issue: Issue) throws(YAMLError) -> String {
        head(of: issue) + (try IssueWriter.yaml(of: issue))
    }

    private static func head(of issue: Issue) -> String {
        """
        # Edit this issue until it is published; then it is frozen and later edits change nothing.
        # A summary that you rewrite: set its origin to `editor`. A paper that you take out: delete its block.
        # paperboy preview \(issue.slug) shows it, check holds summaries against abstracts, publish sends it.

        """
    }
}
