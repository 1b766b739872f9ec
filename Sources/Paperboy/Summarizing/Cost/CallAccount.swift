import Foundation

/// What the calls of one issue cost, and whether and when there may be another.
///
/// Each call reserves what it may cost at most before it is made, so that calls side by side stay within the budget
/// together. Each is written to the store when it is over.
actor CallAccount {
    /// Why there may be no further call.
    struct Closed: Error {
        var reason: String
    }

    /// So many failures one after another mean that the service is down, not that a paper is difficult.
    private static let mostFailures = 8

    private let issue: IssueSlug
    private let budget: Double?
    /// The most calls at one time.
    private let limit: Int
    private let pricesOf: CalendarDate
    private let store: Store
    private let now: @Sendable () -> Date
    private var spent: Double
    private var reserved = 0.0
    private var underWay = 0
    private var failuresInARow = 0
    private var closed: Closed?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Goes on from what earlier runs spent on the issue.
    /// - Parameters:
    ///   - budget: USD; nil for no limit.
    ///   - limit: the most calls at one time.
    init(
        issue: IssueSlug,
        budget: Double?,
        limit: Int,
        pricesOf: CalendarDate,
        store: Store,
        now: @escaping @Sendable () -> Date
    ) throws(StoreError) {
        self.issue = issue
        self.budget = budget
        self.limit = limit
        self.pricesOf = pricesOf
        self.store = store
        self.now = now
        spent = try store.summaryCost(of: issue).usd
    }

    /// Begins a call that may cost `bound`. Waits for its turn, and while calls under way may yet give back enough.
    func begin(_ bound: Double) async throws(Closed) {
        while try !mayBegin(bound) { await withCheckedContinuation { waiting.append($0) } }
        reserved += bound
        underWay += 1
    }

    private func mayBegin(_ bound: Double) throws(Closed) -> Bool {
        if let closed { throw closed }
        guard !Task.isCancelled else { throw Closed(reason: "the run was ended") }
        guard underWay < limit else { return false }
        guard let budget, spent + reserved + bound > budget else { return true }
        guard reserved > 0 else { throw overBudget(budget, bound) }
        return false
    }

    /// Reserves `bound` for what is sent later, if it fits now.
    func reserve(_ bound: Double) throws(Closed) {
        if let closed { throw closed }
        if let budget, spent + reserved + bound > budget { throw overBudget(budget, bound) }
        reserved += bound
    }

    /// Ends and charges a call, and gives back what it reserved.
    func settle(_ call: SummaryCall, reserved bound: Double) throws(StoreError) {
        underWay -= 1
        spent += call.cost
        release(bound)
        failuresInARow = call.outcome == .failed ? failuresInARow + 1 : 0
        if failuresInARow == Self.mostFailures {
            closed = Closed(reason: "the service failed \(failuresInARow) times in a row; no further call was made")
        }
        try store.save(call, for: issue, pricesOf: pricesOf, at: now())
    }

    /// Charges calls that are in the store already, and gives back nothing: those of a batch.
    func charge(_ cost: Double) { spent += cost }

    /// Ends all calls: the next would fail like the last.
    func close(after error: ModelServiceError) {
        closed = closed ?? Closed(reason: "no further call was made after \(error)")
    }

    func release(_ bound: Double) {
        reserved = max(0, reserved - bound)
        if reserved < 1e-12 { reserved = 0 }
        let woken = waiting
        waiting = []
        for continuation in woken { continuation.resume() }
    }

    /// Notes a summary that was there already.
    func noteKnown(_ paper: PaperID, _ language: Language, model: String) throws(StoreError) {
        let call = SummaryCall(paper: paper, language: language, model: model, outcome: .known)
        try store.save(call, for: issue, pricesOf: pricesOf, at: now())
    }

    private func overBudget(_ budget: Double, _ bound: Double) -> Closed {
        let figures = "spent \(SummaryCost.dollars(spent)), the next call may cost \(SummaryCost.dollars(bound))"
        return Closed(reason: "summaries.budget of \(SummaryCost.dollars(budget)) an issue is used up: \(figures)")
    }
}
