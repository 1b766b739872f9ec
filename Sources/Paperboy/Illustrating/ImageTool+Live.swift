import Foundation

extension ImageTool {
    /// `paperboy-image` beside this program, else in PATH, and poppler's `pdftocairo`; each file in a process of its own.
    public static func live(sleep: @escaping @Sendable (Duration) async throws -> Void) -> ImageTool {
        let helper = LimitedProcess(program: helperPath ?? "paperboy-image", sleep: sleep)
        let poppler = LimitedProcess(program: "pdftocairo", sleep: sleep)
        return ImageTool(
            fault: { await fault(of: helper) },
            scaled: { bytes, width throws(PictureRefusal) in
                try await helper.output(["scale", "\(width)"], input: bytes)
            },
            firstPage: { bytes, width throws(PictureRefusal) in
                try await poppler.output(pageArguments(width), input: bytes)
            },
            card: { card, width throws(PictureRefusal) in
                try await helper.output(["card", "\(width)"], input: card.lines)
            }
        )
    }

    private static func fault(of helper: LimitedProcess) async -> String? {
        do throws(PictureRefusal) {
            _ = try await helper.output(["check"], input: Data())
            return nil
        } catch {
            return error.description
        }
    }

    /// From stdin to stdout, so that no file is left anywhere.
    private static func pageArguments(_ width: Int) -> [String] {
        ["-png", "-singlefile", "-f", "1", "-l", "1", "-scale-to-x", "\(width)", "-scale-to-y", "-1", "-", "-"]
    }

    private static var helperPath: String? {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let path = program.deletingLastPathComponent().appending(path: "paperboy-image").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
}
