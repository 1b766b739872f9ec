import Foundation
import Glibc

/// What is said to the person at the terminal: on stderr, so that stdout carries data alone.
enum Talk {
    static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
