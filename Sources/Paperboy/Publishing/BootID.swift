import Foundation

/// Which boot of the machine this is. A claim of another boot may have lost its mark with the power.
enum BootID {
    /// Linux gives each boot a random identifier: `proc(5)`, `/proc/sys/kernel/random/boot_id`.
    static func current() throws(FileError) -> String {
        let path = "/proc/sys/kernel/random/boot_id"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw FileError(path: path, reason: "cannot be read; sending needs it to tell a crash from a power cut")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
