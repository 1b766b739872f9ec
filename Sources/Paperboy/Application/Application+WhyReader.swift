extension Application {
    /// What became of every issue for a reader, and why.
    public func why(reader address: EmailAddress) throws -> WhyReaderReport {
        guard let subscriber = try store.subscriber(address) else {
            let nearest = address.key.nearest(in: try store.subscribers().map(\.address.key))
            let hint = nearest.map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure(.usage, "\(address) is no subscriber and never was one\(hint)")
        }
        return WhyReaderReport(
            address: subscriber.address.rawValue,
            state: subscriber.state,
            language: subscriber.language,
            topics: subscriber.topics,
            frequency: subscriber.frequency,
            papers: subscriber.papers,
            format: subscriber.format,
            pausedUntil: subscriber.pausedUntil.flatMap { $0 > world.now() ? $0 : nil },
            suppression: try store.suppression(of: subscriber.id),
            deliveries: try store.deliveries(to: subscriber.id).map(WhyReaderReport.Line.init)
        )
    }
}
