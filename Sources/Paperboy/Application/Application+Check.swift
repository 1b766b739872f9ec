import Foundation

extension Application {
    /// Runs all checks on the summaries of an issue: as its file says now, or as it was frozen.
    public func check(_ slug: IssueSlug) throws -> CheckReport {
        var remarks: [String] = []
        let issue = try currentIssue(slug, &remarks)
        let reports = Examiner.reports(on: issue)
        return CheckReport(
            slug: slug,
            frozen: try isFrozen(slug),
            file: file(of: slug).path,
            summaries: reports.count,
            findings: reports.flatMap { report in report.findings.map { CheckReport.Line($0, in: report) } }
        )
    }

    func isFrozen(_ slug: IssueSlug) throws(StoreError) -> Bool { try store.issue(slug)?.content != nil }

    /// The issue with its failing summaries marked, so that no reader is told that they were checked.
    func marked(_ issue: Issue) -> Issue {
        var issue = issue
        for report in Examiner.reports(on: issue) {
            guard let index = issue.entries.firstIndex(where: { $0.paper == report.paper }) else { continue }
            let failed = report.failures.map(\.check).joined(separator: ", ")
            issue.entries[index].summaries[report.language]?.failedChecks = report.isBlocking ? failed : nil
        }
        return issue
    }

    /// Stops an issue whose texts fail their checks; the editor's own texts are only remarked on.
    /// - Parameter unchecked: the operator takes the texts as they are.
    func gate(_ issue: Issue, unchecked: Bool, _ remarks: inout [String]) throws(CommandFailure) {
        let failing = Examiner.reports(on: issue).filter { $0.verdict == .fail }
        let blocking = failing.filter(\.isBlocking)
        guard blocking.isEmpty || unchecked else { throw refusal(of: issue.slug, blocking) }
        remarks += failing.flatMap(lines).map { "published all the same: \($0)" }
    }

    private func refusal(of slug: IssueSlug, _ reports: [FaithfulnessReport]) -> CommandFailure {
        let list = reports.flatMap(lines).map { "  \($0)" }.joined(separator: "\n")
        return CommandFailure(
            .failed,
            """
            \(slug) is not published: \(reports.count) summaries fail their checks
            \(list)
            Edit \(file(of: slug).path) and set `origin: editor` on texts of your own; \
            or take them as they are by `paperboy publish \(slug) --unchecked`
            """
        )
    }

    private func lines(on report: FaithfulnessReport) -> [String] {
        report.failures.map { CheckReport.Line($0, in: report).text }
    }
}
