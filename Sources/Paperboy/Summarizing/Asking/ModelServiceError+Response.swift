import Foundation

extension ModelServiceError {
    /// An answer that says no.
    /// - Parameter now: what an HTTP date in `retry-after` is counted from.
    init(_ response: HTTPResponse, from url: URL, now: Date) {
        let body = ErrorBody.read(response.body)
        let message = body?.message ?? ErrorBody.beginning(of: response.body)
        let spendLimit = Self.isSpendLimit(body)
        let asked = response.headers["x-should-retry"].flatMap { ["true": true, "false": false][$0] }
        self.init(
            url: url,
            status: response.status,
            type: body?.type,
            message: String(PlainText.line(message).prefix(300)),
            requestID: response.headers["request-id"] ?? body?.requestID,
            isTransient: !spendLimit && (asked ?? Self.isTransient(status: response.status)),
            isLasting: spendLimit || [401, 402, 403, 404].contains(response.status),
            retryAfter: Self.retryAfter(response.headers, now: now)
        )
    }

    /// The statuses that the official clients try again.
    private static func isTransient(status: Int) -> Bool {
        [408, 409, 429].contains(status) || status >= 500
    }

    /// A limit that the account's owner set, or that the account has: nothing changes before the next month.
    private static func isSpendLimit(_ body: ErrorBody?) -> Bool {
        body?.detailCode == "enforced_spend_limit_reached"
            || body?.message.hasPrefix("You have reached your specified API usage limits") == true
    }

    /// `retry-after-ms`, else `retry-after` in seconds, fractions allowed, or as an HTTP date.
    private static func retryAfter(_ headers: [String: String], now: Date) -> Duration? {
        if let milliseconds = headers["retry-after-ms"].flatMap(Double.init) { return .seconds(milliseconds / 1000) }
        guard let value = headers["retry-after"] else { return nil }
        return Double(value).map { .seconds($0) } ?? RetryAfter.duration(value, now: now)
    }
}
