import Foundation
import Paperboy
import Testing

@Suite(
    "The default ranking on two months of real papers",
    .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
)
struct CorpusTests {
    private func report() async throws -> EvaluationReport {
        let folder = CorpusFolder(SharedFolder.url.appending(path: "recorded/corpus/huggingface"))
        let past = try await folder.days()
        #expect(past.days.count == 42 && past.remarks.isEmpty)
        #expect(past.days.map(\.papers.count).reduce(0, +) == 810)
        return try Evaluation(rules: SelectionRules()).report(on: past.days)
    }

    private func row(_ name: String, _ report: EvaluationReport) throws -> EvaluationReport.Row {
        try #require(report.rankings.first { $0.ranking == name })
    }

    @Test(
        "foretells the day's five best at least half again as well as newest first, and better than any criterion alone"
    )
    func precision() async throws {
        let report = try await report()
        #expect(report.days.count == 38)
        let configured = try row("as configured", report).all
        let newest = try row("newest first", report).all
        #expect(configured.precision >= 0.42 && configured.precision >= 1.5 * newest.precision)
        #expect(configured.ndcg >= 1.5 * newest.ndcg)
        for alone in report.rankings where alone.ranking.hasSuffix("alone") {
            #expect(configured.precision > alone.all.precision, "\(alone.ranking)")
        }
    }

    @Test("does so in each month by itself")
    func months() async throws {
        let report = try await report()
        let configured = try row("as configured", report).months
        let newest = try row("newest first", report).months
        #expect(configured.map(\.month) == ["2026-01", "2026-02"])
        for (own, other) in zip(configured, newest) {
            #expect(own.quality.precision >= 1.5 * other.quality.precision, "\(own.month)")
        }
    }
}
