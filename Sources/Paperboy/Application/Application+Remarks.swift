import Foundation

extension Application {
    /// What the operator has to know and do about single readers.
    func remarksOnDeliveries(of slug: IssueSlug) throws(StoreError) -> [String] {
        let counts = try store.deliveryCounts(of: slug)
        var remarks: [String] = []
        let waiting = counts[.pending, default: 0] + counts[.sending, default: 0]
        if waiting > 0 { remarks.append("\(waiting) not sent yet; `paperboy publish \(slug)` goes on") }
        let skipped = try store.technicalSkips(of: slug)
        if skipped > 0 {
            remarks.append("\(skipped) skipped for a reason to mend; see `paperboy deliveries \(slug) --state skipped`")
        }
        if let count = counts[.uncertain] {
            remarks.append(
                "\(count) uncertain: sent perhaps, never sent again unasked; see `paperboy deliveries \(slug) "
                    + "--state uncertain`, then `paperboy settle \(slug) ADDRESS --sent|--not-sent`"
            )
        }
        let waits = try store.domainWaits(of: slug)
        let again = counts[.deferred, default: 0] - waits.map(\.count).reduce(0, +)
        if again > 0 {
            remarks.append("\(again) deferred: tried again when due by `paperboy run` or `paperboy publish \(slug)`")
        }
        if let count = counts[.rejected] {
            remarks.append("\(count) rejected; see `paperboy deliveries \(slug) --state rejected`")
        }
        return try remarks + remarksOnWaits(waits) + remarksOnCompletion(of: slug, counts, waits)
    }

    /// Who waits for a domain's rate, the most first.
    private func remarksOnWaits(_ waits: [DomainWait]) -> [String] {
        let most = 5
        let lines = waits.prefix(most).map { wait in
            "\(wait.count) of \(wait.domain) wait until \(appointment(wait.last)) by `mail.domain-rate`"
        }
        let rest = waits.dropFirst(most)
        guard let last = rest.map(\.last).max() else { return lines }
        let count = rest.map(\.count).reduce(0, +)
        return lines + ["\(count) of \(rest.count) other domains wait until \(appointment(last))"]
    }

    private func remarksOnCompletion(
        of slug: IssueSlug,
        _ counts: [Delivery.State: Int],
        _ waits: [DomainWait]
    ) throws(StoreError) -> [String] {
        let open = counts.open
        guard let delivery = configuration.mail, open > 0 else { return [] }
        let shares = try delivery.warmUpLines(store, at: world.now(), in: configuration.timeZone)
        guard let end = try completion(of: slug, counts, waits) else { return shares }
        let time = "done \(appointment(end)) by the limits in force"
        return shares + ["\(open) open: \(time), if `paperboy run` is called until then"]
    }

    /// When all open deliveries can have left, by the limits in force; nil where none is in the way.
    func completion(
        of slug: IssueSlug,
        _ counts: [Delivery.State: Int],
        _ waits: [DomainWait]
    ) throws(StoreError) -> Date? {
        guard let delivery = configuration.mail, counts.open > 0 else { return nil }
        let (now, zone) = (world.now(), configuration.timeZone)
        return try delivery.completion(of: slug, open: counts.open, waits: waits, store, at: now, in: zone)
    }

    /// What a dry run says of rates, of today's shares, and of how long it would take.
    func remarksOnLimits(of slug: IssueSlug) throws(StoreError) -> [String] {
        guard let delivery = configuration.mail else { return [] }
        let counts = try store.deliveryCounts(of: slug)
        let open = counts.isEmpty ? try store.activeSubscriberCount() : counts.open
        let (now, zone) = (world.now(), configuration.timeZone)
        let waits = try store.domainWaits(of: slug)
        let end = try delivery.completion(of: slug, open: open, waits: waits, store, at: now, in: zone)
        return ["rates: \(delivery.rateWords)"] + (try delivery.warmUpLines(store, at: now, in: zone))
            + (end.map { ["\(open) readers: done \(appointment($0)) at the earliest"] } ?? [])
    }

    /// As people say when something will be, where the newsletter appears.
    private func appointment(_ instant: Date) -> String {
        let zone = configuration.timeZone
        return ZonedTime(instant, in: zone).appointment(seenFrom: world.now(), in: zone)
    }
}

extension [Delivery.State: Int] {
    /// How many are not settled yet.
    fileprivate var open: Int { [.pending, .sending, .deferred].map { self[$0, default: 0] }.reduce(0, +) }
}
