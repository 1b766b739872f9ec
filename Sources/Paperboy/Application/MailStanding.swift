import Foundation

/// How far an issue's mail is.
struct MailStanding {
    var counts: [Delivery.State: Int]
    /// Who waits for a domain's rate.
    var waits: [DomainWait]
    /// Before this instant the limits in force do not let all leave; nil where they are not in the way.
    var completion: Date?
}

extension Application {
    func mailStanding(of slug: IssueSlug) throws(StoreError) -> MailStanding {
        var standing = MailStanding(
            counts: try store.deliveryCounts(of: slug),
            waits: try store.domainWaits(of: slug)
        )
        if let delivery = configuration.mail, standing.counts.open > 0 {
            let (now, zone) = (world.now(), configuration.timeZone)
            let open = standing.counts.open
            standing.completion = try delivery.completion(of: open, waits: standing.waits, store, at: now, in: zone)
        }
        return standing
    }
}
