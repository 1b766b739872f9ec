import Hummingbird
import Paperboy

extension WebSite {
    func admin(_ path: [String], _ visit: Visit) async throws -> Response { failure(.notFound, visit.language) }
}
