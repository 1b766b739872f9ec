import Foundation

extension Application {
    /// What the operator has to know and do about single readers.
    func remarksOnDeliveries(of slug: IssueSlug, _ standing: MailStanding) throws(StoreError) -> [String] {
        let (counts, waits) = (standing.counts, standing.waits)
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
        let again = counts[.deferred, default: 0] - waits.map(\.count).reduce(0, +)
        if again > 0 {
            remarks.append("\(again) deferred: tried again when due by `paperboy run` or `paperboy publish \(slug)`")
        }
        if let count = counts[.rejected] {
            remarks.append("\(count) rejected; see `paperboy deliveries \(slug) --state rejected`")
        }
        return try remarks + remarksOnWaits(waits) + remarksOnCompletion(standing)
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

    private func remarksOnCompletion(_ standing: MailStanding) throws(StoreError) -> [String] {
        let open = standing.counts.open
        guard let delivery = configuration.mail, open > 0 else { return [] }
        let shares = try delivery.warmUpLines(store, at: world.now(), in: configuration.timeZone)
        guard let end = standing.completion else { return shares }
        let time = "done \(appointment(end)) by the limits in force"
        return shares + ["\(open) open: \(time), if `paperboy run` is called until then"]
    }

    /// What a dry run says of rates, of today's shares, and of how long it would take.
    func remarksOnLimits(of slug: IssueSlug) throws(StoreError) -> [String] {
        guard let delivery = configuration.mail else { return [] }
        let counts = try store.deliveryCounts(of: slug)
        let open = counts.isEmpty ? try store.activeSubscriberCount() : counts.open
        let (now, zone) = (world.now(), configuration.timeZone)
        let waits = try store.domainWaits(of: slug)
        let end = try delivery.completion(of: open, waits: waits, store, at: now, in: zone)
        return ["rates: \(delivery.rateWords)"] + (try delivery.warmUpLines(store, at: now, in: zone))
            + (end.map { ["\(open) readers: done \(appointment($0)) at the earliest"] } ?? [])
    }

    /// As people say when something will be, where the newsletter appears.
    private func appointment(_ instant: Date) -> String {
        let zone = configuration.timeZone
        return ZonedTime(instant, in: zone).appointment(seenFrom: world.now(), in: zone)
    }
}
