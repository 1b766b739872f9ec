public import Foundation

/// The least time between two requests to one service.
public struct HostPauses: Equatable, Sendable {
    /// Durations by domain: a host and all below it.
    private let pauses: [String: Duration]

    /// - Parameter configured: the operator's word, by domain; goes before what the services ask for.
    public init(_ configured: [String: Duration] = [:]) {
        pauses = Self.asked.merging(configured) { $1 }
    }

    /// arXiv: one request in three seconds over one connection, all its hosts together,
    /// <https://info.arxiv.org/help/api/tou.html>. Semantic Scholar: one a second over all endpoints.
    private static let asked: [String: Duration] = [
        "arxiv.org": .seconds(3),
        "api.semanticscholar.org": .seconds(1),
    ]

    /// The pause of a host; zero when nothing is known of it.
    public func pause(for url: URL) -> Duration { domain(of: url).flatMap { pauses[$0] } ?? .zero }

    /// What one queue is for: a domain with a pause of its own, else a server.
    func queue(for url: URL) -> String { domain(of: url) ?? url.origin }

    /// The longest known domain that the host is in.
    private func domain(of url: URL) -> String? {
        guard let host = url.host()?.lowercased() else { return nil }
        return pauses.keys.filter { host == $0 || host.hasSuffix(".\($0)") }.max { $0.count < $1.count }
    }
}
