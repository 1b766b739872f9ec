extension Application {
    /// What became of every issue for a reader, and why.
    public func why(reader address: EmailAddress) throws -> WhyReaderReport {
        let subscribers = try store.subscribers()
        guard let subscriber = subscribers.first(where: { $0.address.key == address.key }) else {
            let nearest = address.key.nearest(in: subscribers.map(\.address.key)).map { "; did you mean \($0)?" }
            throw CommandFailure(.usage, "\(address) is no subscriber and never was one\(nearest ?? "")")
        }
        return WhyReaderReport(
            address: subscriber.address.rawValue,
            state: subscriber.state,
            language: subscriber.language,
            topics: subscriber.topics,
            suppression: try store.suppression(of: subscriber.id),
            deliveries: try store.deliveries(to: subscriber.id).map(WhyReaderReport.Line.init)
        )
    }
}
