import Foundation
import Paperboy
import Synchronization

/// How far a send has come: a bar that redraws itself on a terminal, otherwise a line every ten seconds.
final class ProgressLine: Sendable {
    private let began = Date()
    private let last = Mutex(Date.distantPast)
    private let zone: TimeZone
    private let first: Int

    /// - Parameters:
    ///   - zone: of the clock that says when all is done.
    ///   - first: how many had been tried when the watch began: they say nothing about the pace.
    init(in zone: TimeZone = .gmt, from first: Int = 0) {
        self.zone = zone
        self.first = first
    }

    func report(_ status: SendingStatus) {
        let now = Date()
        let pause: TimeInterval = Talk.isTerminal ? 0.1 : 10
        let isOver = status.tried >= status.open
        let isDue = last.withLock { last in
            guard now.timeIntervalSince(last) >= pause || isOver && Talk.isTerminal else { return false }
            // The first line comes after the first pause: a short run needs none.
            defer { last = now }
            return Talk.isTerminal || last != .distantPast
        }
        guard isDue, status.open > 0 else { return }
        let line = status.line(from: first, after: now.timeIntervalSince(began), at: now, in: zone)
        if Talk.isTerminal {
            Talk.write("\r\u{1B}[K\(status.bar) \(line)\(isOver ? "\n" : "")")
        } else if !isOver {
            Talk.say("mail: \(line)")
        }
    }
}

extension SendingStatus {
    fileprivate var bar: String {
        let width = 20
        let done = open > 0 ? min(width, tried * width / open) : width
        return String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
    }

    /// `120 of 400: 118 accepted, 2 deferred; 9.8/s, 29 s left`; where limits make it longer than the pace so far says,
    /// `done tomorrow about 09:40`.
    fileprivate func line(
        from first: Int,
        after seconds: TimeInterval,
        at now: Date,
        in zone: TimeZone
    ) -> String {
        let counts = [(accepted, "accepted"), (deferred, "deferred"), (rejected, "rejected"), (uncertain, "uncertain")]
        let shown = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let rate = Double(tried - first) / max(seconds, 0.001)
        let pace = rate.formatted(.number.precision(.fractionLength(rate < 10 ? 1 : 0)).grouping(.never))
        let end = end(at: rate, now, zone)
        return "\(tried) of \(open)\(shown.isEmpty ? "" : ": \(shown)"); \(pace)/s, \(end)"
    }

    private func end(at rate: Double, _ now: Date, _ zone: TimeZone) -> String {
        let left = rate > 0 ? Double(remaining) / rate : 0
        // What is more than a minute away by the limits is no matter of pace.
        if let completion, completion.timeIntervalSince(now) > max(60, left * 1.2) {
            return "done \(ZonedTime(completion, in: zone).appointment(seenFrom: now, in: zone))"
        }
        let units = Duration.UnitsFormatStyle.units(
            allowed: [.hours, .minutes, .seconds],
            width: .narrow,
            maximumUnitCount: 2
        )
        return "\(Duration.seconds(left).formatted(units)) left"
    }
}
