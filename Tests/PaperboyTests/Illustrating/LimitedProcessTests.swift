import Foundation
import Testing

@testable import Paperboy

@Suite("Limited process")
struct LimitedProcessTests {
    private let shell = LimitedProcess(program: "sh") { try await Task.sleep(for: $0) }

    @Test("gives back what goes in, more than a pipe holds")
    func echo() async throws {
        let bytes = Data(repeating: 7, count: 3_000_000)
        #expect(try await shell.output(["-c", "cat"], input: bytes) == bytes)
    }

    @Test("has at most 1 GiB of memory, 20 s of work and no core file")
    func limits() async throws {
        let output = try await shell.output(["-c", "ulimit -v; ulimit -t; ulimit -c"], input: Data())
        #expect(String(decoding: output, as: UTF8.self) == "1048576\n20\n0\n")
    }

    @Test("sees nothing of this process's environment but where programs and caches are")
    func environment() async throws {
        let output = try await shell.output(["-c", "env"], input: Data())
        let names = String(decoding: output, as: UTF8.self).split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(Set(names).isSubset(of: ["PATH", "HOME", "LC_ALL", "PWD", "SHLVL", "_", "OLDPWD"]))
    }

    @Test(
        "says why there is no output",
        arguments: [
            ("echo broken file >&2; exit 1", "broken file"), ("exit 5", "sh ended with status 5"),
            ("kill -9 $$", "ended by signal 9"), ("exec no-such-program-here", "is not installed"),
        ]
    )
    func failures(script: String, words: String) async {
        let error = await #expect(throws: PictureRefusal.self) {
            try await shell.output(["-c", script], input: Data())
        }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test("survives a program that leaves without reading")
    func unread() async {
        _ = try? await shell.output(["-c", "exit 0"], input: Data(repeating: 1, count: 1_000_000))
    }

    @Test("is ended when its time is up")
    func time() async {
        let hasty = LimitedProcess(program: "sh") { _ in }
        let error = await #expect(throws: PictureRefusal.self) {
            try await hasty.output(["-c", "exec sleep 600"], input: Data())
        }
        #expect(error?.description == "sh took more than 30 s")
    }

    @Test("that does not exist is named")
    func missing() async {
        let error = await #expect(throws: PictureRefusal.self) {
            try await LimitedProcess(program: "no-such-program-here") { try await Task.sleep(for: $0) }
                .output([], input: Data())
        }
        #expect(error?.description == "no-such-program-here is not installed, or prlimit (util-linux) is not")
    }
}
