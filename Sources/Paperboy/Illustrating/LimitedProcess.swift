import Foundation
import Glibc

/// Runs another program on bytes that nobody vouches for: with little memory, for a short time, without this process's
/// environment, which holds keys and passwords.
struct LimitedProcess: Sendable {
    /// Address space, bytes. A picture of 50 megapixels and its copy fit.
    private static let memory = 1_073_741_824
    /// Seconds of work.
    private static let work = 20
    /// Bytes of a file; libvips may put large pictures into one for a while.
    private static let file = 536_870_912
    private static let time = Duration.seconds(30)

    /// A name that is looked for in PATH, or a path.
    let program: String
    let sleep: @Sendable (Duration) async throws -> Void

    /// What the program writes to stdout.
    /// - Throws: ``PictureRefusal`` with the first line that it wrote to stderr.
    func output(_ arguments: [String], input: Data) async throws(PictureRefusal) -> Data {
        let timed = await withDeadline(Self.time, sleep: sleep) { await outcome(of: arguments, input) }
        guard let ended = timed.value, !timed.isLate else {
            throw PictureRefusal("\(name) took more than \(Self.time.components.seconds) s")
        }
        return try ended.get()
    }

    private var name: String { URL(fileURLWithPath: program).lastPathComponent }

    private func outcome(of arguments: [String], _ input: Data) async -> Result<Data, PictureRefusal> {
        do {
            let files = try ProcessFiles(input: input)
            defer { files.remove() }
            try check(await run(arguments, files), files)
            return .success(try files.output())
        } catch let refusal as PictureRefusal {
            return .failure(refusal)
        } catch {
            return .failure(PictureRefusal("\(name) could not be run under prlimit: \(error.localizedDescription)"))
        }
    }

    // MARK: Process

    private enum Ending {
        case status(Int32)
        case signal(Int32)
    }

    /// Cancelling the task ends the program at once. (SIGTERM would not: it is blocked on the threads that start it.)
    private func run(_ arguments: [String], _ files: ProcessFiles) async throws -> Ending {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["prlimit"] + Self.limits + [program] + arguments
        process.environment = Self.environment
        try files.connect(process)
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                process.terminationHandler = { _ in continuation.resume() }
                do {
                    try process.run()
                    // Cancelled before there was a program to end.
                    if Task.isCancelled { kill(process.processIdentifier, SIGKILL) }
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
        let status = process.terminationStatus
        return process.terminationReason == .exit ? .status(status) : .signal(status)
    }

    private func check(_ ending: Ending, _ files: ProcessFiles) throws(PictureRefusal) {
        switch ending {
        case .status(0): break
        case .status(127): throw PictureRefusal("\(name) is not installed, or prlimit (util-linux) is not")
        case .status(let status):
            throw PictureRefusal(files.firstLineOfErrors ?? "\(name) ended with status \(status)")
        case .signal(let signal):
            throw PictureRefusal("\(name) was ended by signal \(signal): broken by the file, or over its limits")
        }
    }

    private static let limits = ["--as=\(memory)", "--cpu=\(work)", "--fsize=\(file)", "--core=0"]

    private static var environment: [String: String] {
        let inherited = ProcessInfo.processInfo.environment
        return [
            "PATH": inherited["PATH"] ?? "/usr/bin:/bin",
            "HOME": inherited["HOME"] ?? "/",
            "LC_ALL": "C.UTF-8",
        ]
    }
}
