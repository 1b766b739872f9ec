import Foundation
import Paperboy

// What bench/parsing runs: the arXiv source and the merger over a folder of Atom pages, 2,000 entries each, as they
// would come from the query API.

let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? ".", directoryHint: .isDirectory)
let pageSize = 2000
let pageCount = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".xml") }.count
let always = Date(timeIntervalSince1970: 0)..<Date(timeIntervalSince1970: 4_000_000_000)

/// The source over so many pages from `first` on.
func source(from first: Int, pages: Int) -> ArxivSource {
    ArxivSource(
        endpoint: URL(string: "https://pages.example/api") ?? folder,
        categories: [],
        limit: pages * pageSize
    ) { request throws(HTTPError) in
        let query = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
        let start = query.first { $0.name == "start" }?.value.flatMap { Int($0) } ?? 0
        let file = folder.appending(path: "page-\(first + start / pageSize).xml")
        guard let body = try? Data(contentsOf: file) else {
            throw HTTPError(url: request.url, reason: .unreachable("\(file.path): cannot be read"))
        }
        return HTTPResponse(status: 200, body: body)
    }
}

/// Megabytes of resident memory, by the key of /proc/self/status: `VmRSS` now, `VmHWM` at most.
func megabytes(_ key: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(key) }
    return (line?.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0) / 1024
}

/// Seconds of processor time that `work` took: on a busy machine the clock on the wall measures the neighbours.
func measured(_ work: () async throws -> Void) async rethrows -> String {
    let start = clock()
    try await work()
    return String(format: "%.2f", Double(clock() - start) / Double(CLOCKS_PER_SEC))
}

// Page by page, nothing kept: the time that feedparser is compared with, and the memory that a page takes.
var papers = 0
var resident: [Int] = []
let pageByPage = try await measured {
    for page in 0..<pageCount {
        let answer = try await source(from: page, pages: 1).papers(in: always)
        guard answer.problems.isEmpty else { throw answer.problems[0] }
        papers += PaperMerger().merged(answer.papers).count
        if page % 10 == 9 { resident.append(megabytes("VmRSS")) }
    }
}
print("page by page: \(papers) papers in \(pageByPage) s; MB resident after each 10 pages: \(resident)")
print("peak so far: \(megabytes("VmHWM")) MB")

// All at once, as a very long day would be: every paper kept, one merge at the end.
var merged = 0
let atOnce = try await measured {
    let answer = try await source(from: 0, pages: pageCount).papers(in: always)
    merged = PaperMerger().merged(answer.papers).count
}
print("all at once: \(merged) papers in \(atOnce) s; peak \(megabytes("VmHWM")) MB")
