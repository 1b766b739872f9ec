// Measures how fast summaries are written, against a scripted server with a fixed latency:
// summary-throughput [PAPERS] [PARALLEL] [LATENCY IN MS]. Prints one line of JSON.
import Foundation
import Logging
import Paperboy
import PaperboyTesting
import Synchronization

/// Memory of this process in MB, from /proc.
func residentMegabytes() -> Double {
    let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = statm.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * 4096 / 1_048_576
}

func listing(_ count: Int) throws -> String {
    let sentence = "We present a method that does one thing and measure it on several data sets. "
    let papers = (0..<count).map { number -> [String: Any] in
        let paper: [String: Any] = [
            "id": "2602.\(10_000 + number)", "title": "Paper number \(number)", "upvotes": count - number,
            "summary": String(repeating: sentence, count: 14), "publishedAt": "2026-02-25T10:00:00.000Z",
        ]
        return ["paper": paper, "publishedAt": "2026-02-26T00:00:00.000Z"]
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: papers), as: UTF8.self)
}

func configuration(papers: Int, parallel: Int, source: URL, claude: URL) -> String {
    """
    newsletter:
      slug: bench
      site: https://blog.example.com/
      editions: [{language: ja, title: "論文 {{date}}"}, {language: en, title: "Papers {{date}}"}]
    sources: {hugging-face: {endpoint: "\(source)"}}
    selection: {papers: \(papers), diversity: 0}
    summaries: {provider: claude, endpoint: "\(claude)", parallel: \(parallel), budget: none}
    """
}

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let papers = numbers.first ?? 300
let parallel = numbers.dropFirst().first ?? 4
let latency = Duration.milliseconds(numbers.dropFirst(2).first ?? 200)
let day = CalendarDate(daysSinceEpoch: 20_510)

let folder = FileManager.default.temporaryDirectory.appending(path: "summary-throughput-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

let source = try ScriptedHTTPServer.start()
source.on("/hf", .body(try listing(papers)))
// The server is in this process: what it kept would count as ours.
let claude = try ScriptedClaudeServer.start(remembering: false)
claude.setLatency(latency)
let memory = Mutex<[Double]>([])
claude.write { call in
    memory.withLock { $0.append(residentMegabytes()) }
    return .summary(of: call)
}

let file = folder.appending(path: "paperboy.yaml")
let text = configuration(papers: papers, parallel: parallel, source: source.url("/hf"), claude: claude.endpoint)
try Data(text.utf8).write(to: file)
let application = try Application(
    configuration: .read(file: file, environment: ["ANTHROPIC_API_KEY": ScriptedClaudeServer.key]),
    world: .live(userAgent: "bench"),
    log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
)
_ = try await application.collect(day)
let clock = ContinuousClock()
let time = try await clock.measure {
    let report = try await application.compose(day)
    let origins = Set(report.papers.flatMap(\.summaries.values))
    guard report.papers.count == papers, origins.allSatisfy({ $0.hasPrefix("model ") }) else {
        throw CommandFailure(.failed, report.remarks.first ?? "\(report.papers.count) papers")
    }
}
let again = try await clock.measure { _ = try await application.compose(day, replacing: true) }

let samples = memory.withLock { $0 }
let calls = samples.count
let ideal = Double((calls + parallel - 1) / parallel) * (latency / .seconds(1))
let seconds = time / .seconds(1)
let tenth = samples.count / 10
let figures: [String: Any] = [
    "papers": papers, "parallel": parallel, "calls": calls, "most at one time": claude.mostUnderWay,
    "seconds": (seconds * 100).rounded() / 100, "ideal seconds": ideal,
    "ratio": (seconds / ideal * 1000).rounded() / 1000, "again seconds": ((again / .seconds(1)) * 100).rounded() / 100,
    "MB after a tenth": (samples[tenth] * 10).rounded() / 10,
    "MB at the end": ((samples.last ?? 0) * 10).rounded() / 10,
]
let data = try JSONSerialization.data(withJSONObject: figures, options: [.sortedKeys])
print(String(decoding: data, as: UTF8.self))
