import Foundation
import Paperboy

/// The outside check that builds a bundle with a real Hugo.
enum HugoCheck {
    static let program = SharedFolder.url.appending(path: "checks/hugocheck")

    static var isPresent: Bool {
        FileManager.default.isExecutableFile(atPath: program.path) && hugo != nil
    }

    /// Writes the issue as a bundle into a folder of its own, which is gone afterwards, and judges it.
    static func run(
        _ issue: Issue,
        _ options: [String],
        style: HugoStyle = .default
    ) throws -> (status: Int32, text: String) {
        let parent = FileManager.default.temporaryDirectory.appending(path: "hugo-\(UUID())")
        defer { try? FileManager.default.removeItem(at: parent) }
        let folder = parent.appending(path: "\(issue.slug)")
        try write(issue, to: folder, style: style)
        return try run(options + [folder.path])
    }

    static func write(_ issue: Issue, to folder: URL, style: HugoStyle = .default) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let renderer = try HugoRenderer(style: style, templates: TemplateSet())
        for edition in issue.editions {
            let name = HugoRenderer.fileName(for: edition.language, of: issue)
            try Data(renderer.render(issue, in: edition).utf8).write(to: folder.appending(path: name))
        }
        for figure in issue.entries.compactMap(\.figure) { try pixel?.write(to: folder.appending(path: figure.file)) }
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    private static var hugo: String? {
        let environment = ProcessInfo.processInfo.environment
        let folders = environment["PATH", default: ""].split(separator: ":").map { "\($0)/hugo" }
        return ([environment["HUGO_BIN"]].compactMap { $0 } + folders)
            .first(where: FileManager.default.isExecutableFile(atPath:))
    }

    /// A PNG of one pixel.
    private static let pixel = Data(
        base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
            + "awAAAABJRU5ErkJggg=="
    )
}
