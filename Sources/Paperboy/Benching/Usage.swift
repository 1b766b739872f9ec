import Foundation

/// What the process has used so far.
struct Usage {
    /// What was used between two moments.
    struct Difference: Equatable, Sendable, Encodable {
        var seconds: Double
        /// Processor time of all threads, in seconds.
        var processor: Double
        /// In bytes.
        var databaseGrowth: Int
        /// The most memory that was resident since the process began, in bytes.
        var peakMemory: Int
    }

    private var instant: ContinuousClock.Instant
    private var processor: Double
    private var databaseSize: Int
    private var peakMemory: Int

    static func now(database: URL? = nil) -> Usage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1_000_000 }
        return Usage(
            instant: .now,
            processor: seconds.reduce(0, +),
            databaseSize: database.map(size) ?? 0,
            peakMemory: usage.ru_maxrss * 1024
        )
    }

    func used(until later: Usage) -> Difference {
        Difference(
            seconds: instant.duration(to: later.instant) / .seconds(1),
            processor: later.processor - processor,
            databaseGrowth: later.databaseSize - databaseSize,
            peakMemory: later.peakMemory
        )
    }

    /// Of the database and of what is written ahead of it.
    private static func size(of database: URL) -> Int {
        [database.path, database.path + "-wal"].map { path in
            (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        }.reduce(0, +)
    }
}
