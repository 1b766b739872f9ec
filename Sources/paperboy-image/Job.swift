/// What the helper is asked to do.
enum Job {
    case check
    /// Pixels.
    case scale(width: Int)
    /// Pixels.
    case card(width: Int)

    init?(_ arguments: [String]) {
        switch (arguments.first, arguments.dropFirst().first.flatMap { Int($0) }) {
        case ("check", nil) where arguments.count == 1: self = .check
        case ("scale", let width?) where (1...10_000).contains(width): self = .scale(width: width)
        case ("card", let width?) where (1...10_000).contains(width): self = .card(width: width)
        default: return nil
        }
    }
}
