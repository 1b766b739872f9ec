import Foundation

extension MailDelivery {
    /// When all open deliveries of an issue can have left, by the limits in force; nil where none is in the way.
    /// - Parameter open: how many are open, those who wait for a domain's rate included.
    func completion(
        of open: Int,
        waits: [DomainWait],
        _ store: Store,
        at now: Date,
        in zone: TimeZone
    ) throws(StoreError) -> Date? {
        let relays = try routes.map { (route) throws(StoreError) in
            let counts = try store.sentCounts(of: route.transport.name, at: now)
            return SendingForecast.Relay(warmUp: route.warmUp, counts: counts)
        }
        let forecast = SendingForecast(rate: rate, quotas: quotas, relays: relays, zone: zone)
        let byLimits = forecast.completion(of: open, from: now)
        return ([byLimits].compactMap(\.self) + waits.map(\.last)).max().flatMap { $0 > now ? $0 : nil }
    }

    /// A line for each relay that is being warmed up, with what is left of its share of today.
    func warmUpLines(_ store: Store, at now: Date, in zone: TimeZone) throws(StoreError) -> [String] {
        var lines: [String] = []
        for route in routes {
            guard let warmUp = route.warmUp, let share = warmUp.share(at: now, in: zone) else { continue }
            let first = SentCount.minute(share.begin)
            let sent = try store.sentCounts(of: route.transport.name, at: now).filter { $0.key >= first }.values
                .reduce(0, +)
            let day = "day \(warmUp.number(of: ZonedTime(now, in: zone).day)) of the warm-up"
            lines.append("\(route.transport.name): \(day), \(share.count) messages today, \(sent) of them sent")
        }
        return lines
    }

    /// The rates in force, such as `10/s; by each relay 500/h; gmail.com 20/s`.
    var rateWords: String {
        let spacing = rate.map { ["\($0) over all connections"] } ?? []
        let quotas = quotas.isEmpty ? [] : ["by each relay \(quotas.list)"]
        let domains = domainRates.isEmpty ? [] : ["to \(domainRates)"]
        let all = spacing + quotas + domains
        return all.isEmpty ? "no limit; `mail.rate` and `mail.domain-rate` set some" : all.joined(separator: "; ")
    }
}
