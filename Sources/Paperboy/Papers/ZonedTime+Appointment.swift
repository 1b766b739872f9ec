public import Foundation

extension ZonedTime {
    /// As people say when something will be: `14:05`, `tomorrow about 09:40`, `2026-12-03 about 09:40`.
    public func appointment(seenFrom now: Date, in zone: TimeZone) -> String {
        let today = ZonedTime(now, in: zone).day
        let time = rfc3339.dropFirst(11).prefix(5)
        switch day.daysSinceEpoch - today.daysSinceEpoch {
        case 0: return String(time)
        case 1: return "tomorrow about \(time)"
        default: return "\(day) about \(time)"
        }
    }
}
