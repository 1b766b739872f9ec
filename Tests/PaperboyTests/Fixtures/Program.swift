import Foundation

/// The program as people call it: the binary that was built beside the tests.
struct Program {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    let folder: URL
    /// Begins the names of the files that take what it prints: for programs side by side.
    var output = ""
    /// What is set besides the environment of the tests.
    var environment: [String: String] = [:]

    private static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "paperboy")

    /// Starts the program in the folder; its output goes to files.
    func start(_ arguments: String...) throws -> Process { try start(arguments) }

    /// Runs the program to its end.
    func run(_ arguments: String...) throws -> Result { try run(arguments) }

    /// Runs the program to its end.
    func run(_ arguments: [String]) throws -> Result {
        let process = try start(arguments)
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: try String(contentsOf: folder.appending(path: "\(output)stdout.txt"), encoding: .utf8),
            errors: try String(contentsOf: folder.appending(path: "\(output)stderr.txt"), encoding: .utf8)
        )
    }

    private func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = try emptyFile("\(output)stdout.txt")
        process.standardError = try emptyFile("\(output)stderr.txt")
        try process.run()
        return process
    }

    private func emptyFile(_ name: String) throws -> FileHandle {
        let url = folder.appending(path: name)
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}
