import CVips
import Glibc

/// Decodes, scales and draws pictures for `paperboy`, in a process of its own: what a hostile picture breaks or eats
/// is this process, under the limits that it was started with.
///
///     paperboy-image scale WIDTH   a picture on stdin, a PNG of at most WIDTH pixels on stdout
///     paperboy-image card WIDTH    title, authors and origin on stdin, a line each; a PNG on stdout
///     paperboy-image check         nothing; whether the above would work
///
/// Exit status: 0 done, 1 refused (the reason on stderr), 2 wrong usage, 3 cannot work at all (the reason on stderr).
@main
enum ImageHelper {
    /// 20 MB.
    private static let mostBytes = 20_000_000

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let job = Job(arguments) else { leave(2, "usage: paperboy-image scale|card WIDTH, or check") }
        guard shim_vips_start("paperboy-image") == 0 else { leave(3, Refusal.fromLibrary.words) }
        do throws(Refusal) {
            try run(job)
        } catch {
            leave(1, error.words)
        }
    }

    private static func run(_ job: Job) throws(Refusal) {
        switch job {
        case .check: break
        case .scale(let width):
            try StandardStreams.write(Scaling.png(of: StandardStreams.read(atMost: mostBytes), width: width))
        case .card(let width):
            let text = String(decoding: try StandardStreams.read(atMost: 10_000), as: UTF8.self)
            try StandardStreams.write(Card(text).png(width: width))
        }
    }

    private static func leave(_ status: Int32, _ words: String) -> Never {
        StandardStreams.say(words)
        exit(status)
    }
}
