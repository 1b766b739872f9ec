import HTTPTypes
import Hummingbird
import Paperboy

extension WebSite {
    /// Whether the server can do its work: it answers, and its database does.
    func health() async throws -> Response {
        _ = try await inStore { try $0.frozenMark() }
        return Answer.text("ok\n")
    }

    /// Prometheus' text format 0.0.4. For this machine alone: a request that came through a proxy sees nothing.
    func metrics(_ visit: Visit) async throws -> Response {
        guard visit.isLocal else { return failure(.notFound, visit.language) }
        let time = now()
        let figures = try await inStore { try $0.webFigures(at: time) }
        var lines: [String] = []
        func gauge(_ name: String, _ help: String, _ samples: [(labels: String, value: Int)], type: String = "gauge") {
            lines += ["# HELP paperboy_\(name) \(help)", "# TYPE paperboy_\(name) \(type)"]
            lines += samples.map { "paperboy_\(name)\($0.labels.isEmpty ? "" : "{\($0.labels)}") \($0.value)" }
        }
        gauge("subscribers", "Readers by state.", figures.subscribers.map { ("state=\"\($0)\"", $1) })
        gauge("sign_ups_pending", "Sign-ups that nobody has confirmed yet.", [("", figures.pending)])
        gauge("letters", "Letters of the last 30 days by outcome.", figures.letters.map { ("outcome=\"\($0)\"", $1) })
        gauge("letters_queued", "Letters that wait.", [("", figures.queued)])
        gauge(
            "deliveries",
            "Deliveries of the newest issue by state.",
            figures.deliveries.map { ("state=\"\($0)\"", $1) }
        )
        gauge("alerts", "Alerts of the last 24 hours.", [("", figures.alerts)])
        let requests = counters.all.sorted { ($0.key.page, $0.key.status) < ($1.key.page, $1.key.status) }
        gauge(
            "http_requests_total",
            "Requests by page and status.",
            requests.map { ("page=\"\($0.key.page)\",status=\"\($0.key.status)\"", $0.value) },
            type: "counter"
        )
        return Answer.text(lines.joined(separator: "\n") + "\n", type: "text/plain; version=0.0.4; charset=utf-8")
    }
}
