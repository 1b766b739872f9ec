import Foundation
import Paperboy
import Testing

@testable import summary_bench

@Suite("Mutations of good summaries")
struct MutationBenchTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func texts() throws -> (golden: [BenchText], invented: [BenchText]) {
        (try BenchText.golden(in: repository), try BenchText.invented(in: repository))
    }

    @Test("are all caught on the golden texts, which pass without a finding")
    func golden() throws {
        let (golden, invented) = try Self.texts()
        #expect(golden.count == 10)
        expectPerfect(MutationBench(texts: golden, issue: golden + invented).result())
    }

    @Test("are all caught on 50 more texts, which pass without a finding", arguments: 0..<5)
    func invented(part: Int) throws {
        let (golden, invented) = try Self.texts()
        #expect(invented.count == 50)
        let papers = invented.indices.filter { $0 / 10 == part }.map { invented[$0] }
        expectPerfect(MutationBench(texts: papers, issue: golden + invented).result())
    }

    @Test("are shown in bench/summaries.md by names and numbers of this program")
    func page() throws {
        let page = try String(contentsOf: Self.repository.appending(path: "bench/summaries.md"), encoding: .utf8)
        let names = Mutation.all(pool: []).map(\.name)
        #expect(names.allSatisfy { page.contains("| \($0) |") })
        #expect(page.contains("| **nothing** (false alarms) | ok | all | 0 of 10 | | 0 of 50 | |"))
    }

    private func expectPerfect(_ result: MutationBench.Result) {
        #expect(result.falseAlarms == [])
        for row in result.rows { #expect(row.missed == [], "\(row.mutation.name)") }
        #expect(result.rows.contains { $0.mutants > 0 })
    }
}
