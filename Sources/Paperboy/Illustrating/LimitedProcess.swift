import Foundation
import Glibc
import Subprocess

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
    private static let mostOutput = 20_000_000

    /// A name that is looked for in PATH, or a path.
    let program: String
    let sleep: @Sendable (Duration) async throws -> Void

    /// What the program writes to stdout.
    /// - Throws: ``PictureRefusal`` with the first line that it wrote to stderr.
    func output(_ arguments: [String], input: Data) async throws(PictureRefusal) -> Data {
        let bytes = Array(input)
        let ended = await withDeadline(Self.time, sleep: sleep) { await outcome(of: arguments, bytes) }
        guard let ended else { throw PictureRefusal("\(name) took more than \(Self.time.components.seconds) s") }
        return try ended.get()
    }

    private var name: String { URL(fileURLWithPath: program).lastPathComponent }

    private func outcome(of arguments: [String], _ input: [UInt8]) async -> Result<Data, PictureRefusal> {
        do throws(PictureRefusal) {
            return .success(try await run(arguments, input))
        } catch {
            return .failure(error)
        }
    }

    private func run(_ arguments: [String], _ input: [UInt8]) async throws(PictureRefusal) -> Data {
        signal(SIGPIPE, SIG_IGN)  // a program that leaves early must not take this one with it
        do {
            let result = try await Subprocess.run(
                .name("prlimit"),
                arguments: Arguments(Self.limits + [program] + arguments),
                environment: Self.environment,
                input: .array(input),
                output: .bytes(limit: Self.mostOutput),
                error: .string(limit: 100_000)
            )
            try check(result.terminationStatus, result.standardError)
            return Data(result.standardOutput)
        } catch let refusal as PictureRefusal {
            throw refusal
        } catch {
            throw PictureRefusal("\(name) could not be run under prlimit: \(error)")
        }
    }

    private func check(_ status: TerminationStatus, _ words: String) throws(PictureRefusal) {
        switch status {
        case .exited(0): break
        case .exited(127): throw PictureRefusal("\(name) is not installed")
        case .exited(let code):
            let line = words.split(whereSeparator: \.isNewline).first.map { PlainText.line(String($0)) }
            throw PictureRefusal(line ?? "\(name) ended with status \(code)")
        case .signaled(let signal):
            throw PictureRefusal("\(name) was ended by signal \(signal): broken by the file, or over its limits")
        }
    }

    private static let limits = ["--as=\(memory)", "--cpu=\(work)", "--fsize=\(file)", "--core=0"]

    private static var environment: Environment {
        let inherited = ProcessInfo.processInfo.environment
        return .custom([
            "PATH": inherited["PATH"] ?? "/usr/bin:/bin",
            "HOME": inherited["HOME"] ?? "/",
            "LC_ALL": "C.UTF-8",
        ])
    }
}
