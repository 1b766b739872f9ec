import Foundation

/// Sends requests to a model's service, and sends them again where that can help.
struct ModelClient: Sendable {
    private let world: World
    private let retry: ModelRetry

    init(world: World, longestRetryAfter: Duration) {
        self.world = world
        retry = ModelRetry(longestRetryAfter: longestRetryAfter)
    }

    /// - Parameter read: reads an answer with status 200. What it throws counts like an answer that says no: a
    ///   stream may begin well and break.
    /// - Throws: the error of the last try. A cancelled task does not try again.
    func answer<Answer>(
        to request: HTTPRequest,
        read: (HTTPResponse) throws(ModelServiceError) -> Answer
    ) async throws(ModelServiceError) -> Answer {
        var retries = 0
        while true {
            do throws(ModelServiceError) {
                return try read(await response(to: request))
            } catch {
                guard !Task.isCancelled,
                    let pause = retry.pause(beforeRetry: retries, after: error, random: world.random()),
                    (try? await world.sleep(pause)) != nil
                else { throw error }
                retries += 1
            }
        }
    }

    private func response(to request: HTTPRequest) async throws(ModelServiceError) -> HTTPResponse {
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await world.ask(request)
        } catch {
            throw ModelServiceError(error)
        }
        guard response.status == 200 else {
            throw ModelServiceError(response, from: request.url, now: world.now())
        }
        return response
    }
}
