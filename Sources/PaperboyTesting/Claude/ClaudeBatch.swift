import Foundation

/// A batch and how far it has come.
struct ClaudeBatch: Sendable {
    struct Request: Sendable {
        var customID: String
        /// JSON.
        var params: Data
    }

    enum Status: String {
        case inProgress = "in_progress"
        case canceling, ended
    }

    let id: String
    let requests: [Request]
    private(set) var status = Status.inProgress
    /// JSON lines; nil until it has ended.
    private(set) var results: Data?
    private var pollsLeft: Int
    private var counts: [String: Int] = [:]

    init(id: String, requests: [Request], pollsLeft: Int) {
        self.id = id
        self.requests = requests
        self.pollsLeft = pollsLeft
    }

    mutating func cancel() {
        if status == .inProgress { status = .canceling }
    }

    /// Ends the batch when its time has come: all answered, or all canceled.
    mutating func poll(_ process: ClaudeBatches.Process) {
        guard status != .ended else { return }
        guard pollsLeft == 0 || status == .canceling else {
            pollsLeft -= 1
            return
        }
        let isCanceled = status == .canceling
        status = .ended
        // The order of results is not that of the requests.
        let lines = requests.reversed().map { request -> Data in
            let params = (try? JSONSerialization.jsonObject(with: request.params)) as? [String: Any] ?? [:]
            let result = isCanceled ? ["type": "canceled"] : process(params, request.customID)
            counts[result["type"] as? String ?? "", default: 0] += 1
            let line: [String: Any] = ["custom_id": request.customID, "result": result]
            return (try? JSONSerialization.data(withJSONObject: line)) ?? Data()
        }
        results = Data(lines.joined(separator: Data("\n".utf8)))
    }

    func object(_ base: URL) -> [String: Any] {
        let hasEnded = status == .ended
        let moment = "2026-11-21T00:00:00Z"
        var tally = ["processing": hasEnded ? 0 : requests.count]
        for name in ["succeeded", "errored", "canceled", "expired"] { tally[name] = counts[name] ?? 0 }
        return [
            "id": id, "type": "message_batch", "processing_status": status.rawValue, "created_at": moment,
            "expires_at": "2026-11-22T00:00:00Z", "ended_at": hasEnded ? moment as Any : NSNull(),
            "cancel_initiated_at": NSNull(), "archived_at": NSNull(), "request_counts": tally,
            "results_url": hasEnded ? "\(base)/v1/messages/batches/\(id)/results" as Any : NSNull(),
        ]
    }
}
