import Foundation
import Paperboy
import Synchronization

/// The Message Batches of a ``ScriptedClaudeServer``.
final class ClaudeBatches: Sendable {
    private static let mostRequests = 100_000
    private static let path = "/v1/messages/batches"

    private struct State {
        /// Oldest first.
        var batches: [ClaudeBatch] = []
        var pollsUntilEnd = 1
    }

    private let state = Mutex(State())

    /// How often a new batch is found `in_progress` before it has ended.
    func setPolls(untilEnd count: Int) { state.withLock { $0.pollsUntilEnd = count } }

    func forget() { state.withLock { $0.batches = [] } }

    typealias Process = ([String: Any], String) -> [String: Any]

    func answer(
        to request: ScriptedHTTPServer.Request,
        base: URL,
        requestID: String,
        process: Process
    ) throws(ClaudeRefusal) -> HTTPResponse {
        let parts = request.path.dropFirst(Self.path.count).split(separator: "/").map(String.init)
        switch (request.method, parts.count, parts.last) {
        case ("POST", 0, _):
            return .json(try create(request.body, requestID).object(base), requestID: requestID)
        case ("GET", 0, _):
            return .json(list(request.target, base), requestID: requestID)
        case ("GET", 1, _):
            return .json(try poll(parts[0], process).object(base), requestID: requestID)
        case ("GET", 2, "results"):
            let lines = try results(of: parts[0])
            return HTTPResponse(status: 200, headers: ["Content-Type": "application/x-jsonl"], body: lines)
        case ("POST", 2, "cancel"):
            return .json(try cancel(parts[0]).object(base), requestID: requestID)
        case ("DELETE", 1, _):
            try delete(parts[0])
            return .json(["id": parts[0], "type": "message_batch_deleted"], requestID: requestID)
        default: throw ClaudeRefusal(404, "not_found_error", "Not found")
        }
    }

    // MARK: Calls

    private func create(_ body: [UInt8], _ requestID: String) throws(ClaudeRefusal) -> ClaudeBatch {
        let requests = try Self.requests(in: try MessagesCheck.object(body))
        return state.withLock { state in
            let batch = ClaudeBatch(id: "msgbatch_\(requestID)", requests: requests, pollsLeft: state.pollsUntilEnd)
            state.batches.append(batch)
            return batch
        }
    }

    private static func requests(in body: [String: Any]) throws(ClaudeRefusal) -> [ClaudeBatch.Request] {
        for name in body.keys where name != "requests" { throw .invalid("\(name): Extra inputs are not permitted") }
        guard let entries = body["requests"] as? [[String: Any]] else { throw .invalid("requests: Field required") }
        guard (1...mostRequests).contains(entries.count) else {
            throw .invalid("requests: List should have 1 to \(mostRequests) items")
        }
        var ids: Set<String> = []
        return try entries.enumerated().map { index, entry throws(ClaudeRefusal) in
            let request = try Self.request(entry, at: "requests.\(index)")
            guard ids.insert(request.customID).inserted else {
                throw .invalid("requests.\(index).custom_id: \"\(request.customID)\" is not unique")
            }
            return request
        }
    }

    private static func request(
        _ entry: [String: Any],
        at place: String
    ) throws(ClaudeRefusal) -> ClaudeBatch.Request {
        for name in entry.keys.sorted() where !["custom_id", "params"].contains(name) {
            throw .invalid("\(place).\(name): Extra inputs are not permitted")
        }
        guard let id = entry["custom_id"] as? String else { throw .invalid("\(place).custom_id: Field required") }
        guard id.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil else {
            throw .invalid("\(place).custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'")
        }
        guard let params = entry["params"] as? [String: Any],
            let data = try? JSONSerialization.data(withJSONObject: params)
        else { throw .invalid("\(place).params: Field required") }
        return ClaudeBatch.Request(customID: id, params: data)
    }

    private func poll(_ id: String, _ process: Process) throws(ClaudeRefusal) -> ClaudeBatch {
        var batch = try find(id)
        batch.poll(process)
        return try replace(batch)
    }

    private func cancel(_ id: String) throws(ClaudeRefusal) -> ClaudeBatch {
        var batch = try find(id)
        batch.cancel()
        return try replace(batch)
    }

    private func results(of id: String) throws(ClaudeRefusal) -> Data {
        guard let results = try find(id).results else {
            throw ClaudeRefusal(404, "not_found_error", "Batch \(id) has no results yet")
        }
        return results
    }

    private func delete(_ id: String) throws(ClaudeRefusal) {
        guard try find(id).results != nil else { throw .invalid("Batch \(id) has not ended") }
        state.withLock { $0.batches.removeAll { $0.id == id } }
    }

    private func list(_ target: String, _ base: URL) -> [String: Any] {
        let items = URLComponents(string: target)?.queryItems ?? []
        func value(_ name: String) -> String? { items.first { $0.name == name }?.value }
        var batches = state.withLock { Array($0.batches.reversed()) }
        if let id = value("after_id"), let index = batches.firstIndex(where: { $0.id == id }) {
            batches = Array(batches[(index + 1)...])
        }
        let page = batches.prefix(value("limit").flatMap { Int($0) } ?? 20)
        return [
            "data": page.map { $0.object(base) }, "has_more": page.count < batches.count,
            "first_id": page.first?.id ?? NSNull(), "last_id": page.last?.id ?? NSNull(),
        ]
    }

    // MARK: State

    private func find(_ id: String) throws(ClaudeRefusal) -> ClaudeBatch {
        let found = state.withLock { $0.batches.first { $0.id == id } }
        guard let found else { throw ClaudeRefusal(404, "not_found_error", "Batch \(id) not found") }
        return found
    }

    private func replace(_ batch: ClaudeBatch) throws(ClaudeRefusal) -> ClaudeBatch {
        state.withLock { state in
            guard let index = state.batches.firstIndex(where: { $0.id == batch.id }) else { return }
            state.batches[index] = batch
        }
        return batch
    }
}

extension ScriptedClaudeServer {
    /// How often a new batch is found `in_progress` before it has ended; once to begin with.
    public func setPolls(untilEnd count: Int) { batches.setPolls(untilEnd: count) }

    /// Deletes all batches, as the service does with old ones.
    public func forgetBatches() { batches.forget() }
}
