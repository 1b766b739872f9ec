public import ArgumentParser
public import Logging
public import Paperboy

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

extension IssueSlug: ExpressibleByArgument {}

extension EmailAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Language: ExpressibleByArgument {}

extension PrivateKey.Kind: ExpressibleByArgument {}

extension Delivery.State: ExpressibleByArgument {}

/// `blog,feeds,mail`, in any order.
struct ChannelList: ExpressibleByArgument {
    let channels: Set<Channel>

    init?(argument: String) {
        let channels = argument.split(separator: ",").map { Channel(rawValue: String($0)) }
        guard !channels.isEmpty, !channels.contains(nil) else { return nil }
        self.channels = Set(channels.compactMap(\.self))
    }
}

/// `2026-01-01..2026-01-31`, or one day.
struct DayRange: ExpressibleByArgument {
    let days: ClosedRange<CalendarDate>

    init?(argument: String) {
        let ends = argument.split(separator: "..", omittingEmptySubsequences: false).map { CalendarDate(String($0)) }
        guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last
        else { return nil }
        days = first...last
    }
}
