extension Application {
    /// The deliveries of an issue, all or those in one state.
    public func deliveries(of slug: IssueSlug, in state: Delivery.State? = nil) throws -> DeliveriesReport {
        guard try store.issue(slug) != nil else {
            throw CommandFailure(.usage, "no issue \(slug) is known here; `paperboy status` lists those that are")
        }
        return DeliveriesReport(slug: slug, deliveries: try store.deliveries(of: slug, in: state))
    }

    /// Makes rejected and deferred deliveries due now and sends them.
    public func retry(
        _ slug: IssueSlug,
        progress: @escaping SendingProgress = { _ in }
    ) async throws -> PublishReport {
        guard configuration.mail != nil else {
            throw CommandFailure(.usage, "mail is not configured; add the section `mail:` to send any")
        }
        guard try store.retry(slug, at: world.now()) > 0 else {
            throw CommandFailure(
                .nothing,
                "\(slug) has no rejected, no deferred and no wrongly skipped delivery; nothing to retry"
            )
        }
        return try await publish(slug, on: [.mail], progress: progress)
    }

    /// Settles uncertain deliveries by the operator's word.
    /// - Parameter address: nil for all of the issue's.
    public func settle(_ slug: IssueSlug, _ address: EmailAddress?, wasSent: Bool) throws -> WordReport {
        let count = try store.settle(address, of: slug, wasSent: wasSent, at: world.now())
        guard count > 0 else {
            guard let address else { throw CommandFailure(.nothing, "no delivery of \(slug) is uncertain") }
            let list = "`paperboy deliveries \(slug) --state uncertain` lists those that have"
            throw CommandFailure(.usage, "\(address) has no uncertain delivery of \(slug); \(list)")
        }
        let who = address.map { "\($0)" } ?? "\(count) readers"
        let next = wasSent ? "" : "; `paperboy publish \(slug)` sends again"
        return WordReport(message: "\(who): settled as \(wasSent ? "sent" : "not sent")\(next)")
    }
}
