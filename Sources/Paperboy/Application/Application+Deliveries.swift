extension Application {
    /// The deliveries of an issue, all or those in one state.
    public func deliveries(of slug: IssueSlug, in state: Delivery.State? = nil) throws(StoreError) -> DeliveriesReport {
        DeliveriesReport(slug: slug, deliveries: try store.deliveries(of: slug, in: state))
    }

    /// Makes rejected and deferred deliveries due now and sends them.
    public func retry(
        _ slug: IssueSlug,
        progress: @escaping SendingProgress = { _, _ in }
    ) async throws -> PublishReport {
        guard try store.retry(slug, at: world.now()) > 0 else {
            throw CommandFailure(.nothing, "\(slug) has no rejected and no deferred delivery; nothing to retry")
        }
        return try await publish(slug, on: [.mail], progress: progress)
    }

    /// Settles an uncertain delivery by the operator's word.
    public func settle(_ slug: IssueSlug, _ address: EmailAddress, wasSent: Bool) throws -> WordReport {
        guard try store.settle(address, of: slug, wasSent: wasSent, at: world.now()) else {
            let list = "`paperboy deliveries \(slug) --state uncertain` lists those that have"
            throw CommandFailure(.usage, "\(address) has no uncertain delivery of \(slug); \(list)")
        }
        let next = wasSent ? "" : "; `paperboy publish \(slug)` sends it"
        return WordReport(message: "\(address): settled as \(wasSent ? "sent" : "not sent")\(next)")
    }
}
