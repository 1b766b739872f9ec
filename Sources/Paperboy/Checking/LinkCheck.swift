import Foundation

/// Follows an issue's links, as far as that says something.
struct LinkCheck {
    let issue: Issue
    let world: World

    /// All links together; what has not answered until then is not waited for.
    private static let patience = Duration.seconds(30)

    /// Warnings only: a page that is down this morning is no reason to keep an issue back.
    func diagnoses() async -> [Diagnosis] {
        let addresses = addresses
        let world = world
        let timed = await withDeadline(Self.patience, sleep: world.sleep) {
            await mapped(addresses, limit: 16) { await Self.words(about: $0, world) }
        }
        guard let words = timed.value else {
            return [.warning(issue.slug.rawValue, "the links were not followed in time", "look at them by `preview`")]
        }
        let dead = zip(addresses, words).compactMap { address, words in
            words.map { Diagnosis.warning(issue.slug.rawValue, "\(address) \($0)", "mend the link, or leave it") }
        }
        return dead.isEmpty ? [.ok(issue.slug.rawValue, "\(addresses.count) links answer")] : dead
    }

    /// Without those that were made from an id that arXiv itself gave: they are right, and arXiv asks for pauses.
    private var addresses: [URL] {
        let all = issue.entries.flatMap(\.links).compactMap {
            WebAddress($0.url).flatMap { URL(string: $0.description) }
        }
        let others = all.filter { $0.host()?.hasSuffix("arxiv.org") != true }
        return Set(others).sorted { $0.absoluteString < $1.absoluteString }
    }

    /// Nil for a page that is there, or that only people may see.
    private static func words(about url: URL, _ world: World) async -> String? {
        do throws(HTTPError) {
            _ = try await world.ask(HTTPRequest(method: "HEAD", url: url))
            return nil
        } catch {
            switch error.reason {
            case .status(404, _): return "is not there (HTTP 404)"
            case .status(410, _): return "is gone (HTTP 410)"
            case .status, .tooLarge: return nil
            case .unreachable(let words): return "cannot be reached: \(words)"
            case .timedOut: return "does not answer"
            }
        }
    }
}
