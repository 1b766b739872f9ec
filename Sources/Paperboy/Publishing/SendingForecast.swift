import Foundation

/// When all that is open will have left, as far as rates, quotas and warm-ups tell: what they let leave is added up
/// minute by minute. How fast relays answer is not known here.
struct SendingForecast {
    struct Relay {
        var warmUp: WarmUp?
        /// How many were claimed for it in each minute (since 1970) of the last day.
        var counts: [Int: Int] = [:]
    }

    /// Over all relays; nil for no limit.
    var rate: Rate?
    /// Of each relay.
    var quotas: [Rate]
    var relays: [Relay]
    var zone: TimeZone

    /// So far it is looked ahead, in minutes.
    private static let longest = 92 * 24 * 60
    /// What a sum looks back to, in minutes.
    private static let before = 25 * 60

    /// Nil when nothing is in the way, or too much for three months.
    func completion(of open: Int, from now: Date) -> Date? {
        let isLimited = rate != nil || !quotas.isEmpty || relays.contains { $0.warmUp != nil }
        guard open > 0, isLimited else { return nil }
        let first = SentCount.minute(now)
        var clocks = relays.map { RelayClock($0, quotas, zone, first: first - Self.before) }
        let pace = rate.map { 60 / ($0.interval / .seconds(1)) }
        var (rest, credit) = (open, 0.0)
        for minute in first..<(first + Self.longest) {
            credit = min(credit, pace ?? 0) + (pace ?? .infinity)
            var taken = 0
            for index in clocks.indices {
                let most = credit.isFinite ? Int(credit) - taken : rest - taken
                taken += clocks[index].take(upTo: min(rest - taken, most), in: minute)
            }
            rest -= taken
            credit -= credit.isFinite ? Double(taken) : 0
            guard rest <= 0 else { continue }
            let share = pace.map { Double(taken) / $0 * 60 } ?? 0
            return max(now, Date(timeIntervalSince1970: Double(minute) * 60)).addingTimeInterval(min(60, share))
        }
        return nil
    }
}

/// What one relay may be given in each minute, one after another.
private struct RelayClock {
    private let quotas: [Rate]
    private let warmUp: WarmUp?
    private let zone: TimeZone
    private let first: Int
    /// How many left before each minute from the first on.
    private var sums: [Int]
    private let counts: [Int: Int]
    private var share: DailyShare?
    /// The day for which ``share`` holds, in minutes since 1970.
    private var day = 0..<0

    init(_ relay: SendingForecast.Relay, _ quotas: [Rate], _ zone: TimeZone, first: Int) {
        self.quotas = quotas
        self.zone = zone
        self.first = first
        warmUp = relay.warmUp
        counts = relay.counts
        sums = [0]
    }

    /// - Returns: how many of `limit` may leave in the minute.
    mutating func take(upTo limit: Int, in minute: Int) -> Int {
        while first + sums.count - 1 < minute { append(0) }
        lookUpShare(of: minute)
        let allowances = quotas.map { $0.count - left(since: minute - $0.minutes + 1) }
        let shareLeft = share.map { $0.count - left(since: day.lowerBound) } ?? .max
        let count = max(0, min(limit, shareLeft, allowances.min() ?? .max))
        append(count)
        return count
    }

    /// Ends a minute: with what was claimed in it before, and what is taken now.
    private mutating func append(_ count: Int) {
        sums.append((sums.last ?? 0) + count + counts[first + sums.count - 1, default: 0])
    }

    private func left(since minute: Int) -> Int {
        let index = min(max(0, minute - first), sums.count - 1)
        let own = counts[first + sums.count - 1, default: 0]
        return (sums.last ?? 0) - sums[index] + own
    }

    private mutating func lookUpShare(of minute: Int) {
        guard let warmUp, !day.contains(minute) else { return }
        let instant = Date(timeIntervalSince1970: Double(minute) * 60)
        let date = ZonedTime(instant, in: zone).day
        day = SentCount.minute(date.start(in: zone))..<SentCount.minute(date.advanced(by: 1).start(in: zone))
        share = warmUp.share(at: instant, in: zone)
    }
}
