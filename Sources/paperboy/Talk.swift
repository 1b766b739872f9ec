import Foundation
import Glibc

/// What is said to the person at the terminal: on stderr, so that stdout carries data alone.
enum Talk {
    static func say(_ line: String) { write(line + "\n") }

    /// Nobody may be listening any more, as behind `| head`: that stops no work.
    static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
