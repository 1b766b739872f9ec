import Foundation
import Testing

@testable import Paperboy

@Suite("Retries of model calls")
struct ModelRetryTests {
    private let retry = ModelRetry(retries: 9, longestRetryAfter: .seconds(120))

    private func error(retryAfter: Duration? = nil, isTransient: Bool = true) -> ModelServiceError {
        ModelServiceError(
            url: URL(filePath: "/"),
            message: "",
            isTransient: isTransient,
            retryAfter: retryAfter
        )
    }

    @Test("double the pause from half a second to eight seconds")
    func backoff() {
        let pauses = (0..<6).map { retry.pause(beforeRetry: $0, after: error(), random: 0) }
        #expect(pauses == [0.5, 1, 2, 4, 8, 8].map { .seconds($0) })
    }

    @Test("take up to a quarter off, so that programs which failed together do not come back together")
    func jitter() {
        #expect(retry.pause(beforeRetry: 0, after: error(), random: 1) == .milliseconds(375))
    }

    @Test("obey the service up to the longest pause of its official client")
    func retryAfter() {
        #expect(retry.pause(beforeRetry: 0, after: error(retryAfter: .seconds(120)), random: 0) == .seconds(120))
        #expect(retry.pause(beforeRetry: 0, after: error(retryAfter: .seconds(121)), random: 0) == .seconds(0.5))
    }

    @Test("end after the last retry, and where another try cannot help")
    func ends() {
        #expect(retry.pause(beforeRetry: 9, after: error(), random: 0) == nil)
        #expect(retry.pause(beforeRetry: 0, after: error(isTransient: false), random: 0) == nil)
    }
}
