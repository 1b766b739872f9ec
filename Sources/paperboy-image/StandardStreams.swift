import Glibc

/// What comes in on stdin and goes out on stdout.
enum StandardStreams {
    /// All of stdin, read to its end even when it is too much: the writer must not meet a closed pipe.
    static func read(atMost limit: Int) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        var total = 0
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
            guard count > 0 else { break }
            total += count
            if total <= limit { bytes.append(contentsOf: chunk[..<count]) }
        }
        guard total <= limit else { throw Refusal("\(total) bytes; at most \(limit) are decoded") }
        return bytes
    }

    static func write(_ bytes: [UInt8]) throws(Refusal) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Refusal("stdout cannot be written") }
            rest = rest.dropFirst(count)
        }
    }

    static func say(_ words: String) {
        let line = Array((words + "\n").utf8)
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
