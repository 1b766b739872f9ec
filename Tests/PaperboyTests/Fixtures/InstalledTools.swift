import Foundation

/// Programs and libraries that tests may find on the machine.
enum InstalledTools {
    static let hasVips = exists("prlimit", in: programs) && exists("libvips.so.42", in: libraries)
    static let hasSpamFilter = exists("spamassassin", in: programs)
    static let hasPoppler = hasVips && exists("pdftocairo", in: programs)

    private static let programs = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    private static let libraries: [Substring] = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]

    private static func exists(_ name: String, in folders: [Substring]) -> Bool {
        folders.contains { FileManager.default.fileExists(atPath: "\($0)/\(name)") }
    }
}
