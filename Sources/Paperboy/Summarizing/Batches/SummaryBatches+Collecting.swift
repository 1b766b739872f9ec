import Foundation

extension SummaryBatches {
    /// Asks how a batch is doing, and takes in its results when it has ended.
    func collect(_ batch: String, _ progress: inout Progress) async throws(StoreError) {
        let requests = try store.requests(of: batch)
        let results: [BatchResult]?
        do throws(ModelServiceError) {
            results = try await self.results(of: batch)
        } catch {
            // Whatever happened, the batch is paid for: the next run asks for its results again.
            progress.remarks.append("\(error)")
            results = nil
        }
        guard let results else { return progress.wait(for: requests.count, of: batch) }
        let settlements = settlements(of: requests, by: results, in: batch)
        try store.close(batch, of: issue, with: settlements, pricesOf: settings.prices.date, at: world.now())
        await account.charge(settlements.reduce(0) { $0 + $1.call.cost })
        progress.remarks += settlements.compactMap { remark(on: $0, batch) }
    }

    /// Nil while the service is at work; nothing when it knows the batch no longer.
    private func results(of batch: String) async throws(ModelServiceError) -> [BatchResult]? {
        do throws(ModelServiceError) {
            let state = try await api.batch(batch)
            return state.hasEnded ? try await api.results(of: state) : nil
        } catch  where error.status == 404 {
            return []
        }
    }

    /// What became of each request. A result is found by its request's id, whatever the order of the results; one
    /// whose id was never given out is nobody's.
    private func settlements(
        of requests: [BatchRequest],
        by results: [BatchResult],
        in batch: String
    ) -> [BatchSettlement] {
        let outcomes = Dictionary(results.map { ($0.customID, $0.outcome) }) { first, _ in first }
        return requests.map { request in
            settlement(of: request, outcomes[request.id] ?? .failed("the batch has no result for it"), batch)
        }
    }

    private func settlement(
        of request: BatchRequest,
        _ outcome: BatchResult.Outcome,
        _ batch: String
    ) -> BatchSettlement {
        let model = settings.model
        var call = SummaryCall(
            paper: request.paper,
            language: request.language,
            model: model,
            outcome: .failed,
            batch: batch
        )
        switch outcome {
        case .failed(let words):
            call.detail = words
            return BatchSettlement(request: request, summary: nil, call: call)
        case .succeeded(let reply):
            call.outcome = reply.content.outcome
            call.detail = reply.content.objection
            call.usage = reply.usage
            call.cost = settings.price(of: model).cost(of: reply.usage, isBatch: true)
            let summary = reply.content.answer.map {
                Summary($0, by: model, in: request.language, on: CalendarDate(world.now()))
            }
            return BatchSettlement(request: request, summary: summary, call: call)
        }
    }

    private func remark(on settlement: BatchSettlement, _ batch: String) -> String? {
        guard settlement.summary == nil else { return nil }
        let request = settlement.request
        let reason = settlement.call.detail ?? settlement.call.outcome.rawValue
        return "batch \(batch) gave no \(request.language) summary of \(request.paper): \(reason); asked for directly"
    }
}
