import Foundation

/// Writes the table of `bench/summaries.md`: `swift run summary-bench > bench/summaries.md`, in the repository.
@main
struct SummaryBench {
    static func main() throws {
        let repository = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".")
        let golden = try BenchText.golden(in: repository)
        let invented = try BenchText.invented(in: repository)
        let table = MutationTable(
            golden: MutationBench(texts: golden, issue: golden + invented).result(),
            invented: MutationBench(texts: invented, issue: golden + invented).result()
        )
        print(table.markdown)
        let missed = table.missed
        FileHandle.standardError.write(Data(missed.map { $0 + "\n" }.joined().utf8))
        if !missed.isEmpty { exit(1) }
    }
}
