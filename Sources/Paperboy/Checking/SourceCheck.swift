import Foundation

/// Asks each source whether it is there; no papers are collected.
struct SourceCheck {
    let settings: SourceSettings
    let world: World
    let isOffline: Bool

    private static let patience = Duration.seconds(20)

    func diagnoses() async -> [Diagnosis] {
        let sources = sources
        guard !sources.isEmpty else {
            return [.failure("sources", "none is configured", "add one under `sources:`")]
        }
        return await mapped(sources, limit: sources.count) { await diagnosis($0.name, $0.url) }
    }

    private var sources: [(name: SourceName, url: URL)] {
        var sources: [(name: SourceName, url: URL)] = []
        if let arxiv = settings.arxiv { sources.append((.arxiv, arxiv.endpoint)) }
        if let scholar = settings.semanticScholar { sources.append((.semanticScholar, scholar.endpoint)) }
        if let face = settings.huggingFace { sources.append((.huggingFace, face.endpoint)) }
        return sources + settings.feeds.map { ($0.name, $0.url) }
    }

    private func diagnosis(_ name: SourceName, _ url: URL) async -> Diagnosis {
        let subject = "source \(name.rawValue)"
        if url.isFileURL {
            guard FileManager.default.isReadableFile(atPath: url.path) else {
                return .failure(subject, "\(url.path) cannot be read", "mend `endpoint:`")
            }
            return .ok(subject, url.path)
        }
        guard !isOffline else { return .skipped(subject, "not asked") }
        let world = world
        let timed = await withDeadline(Self.patience, sleep: world.sleep) { await Self.words(about: url, world) }
        guard let words = timed.value ?? "does not answer" else { return .ok(subject, "\(url.host() ?? "") answers") }
        return .warning(subject, "\(url) \(words)", "an issue is made from the other sources meanwhile")
    }

    /// Nil for a server that answers, be it that it wants more than its bare address.
    private static func words(about url: URL, _ world: World) async -> String? {
        do throws(HTTPError) {
            _ = try await world.ask(HTTPRequest(url: url))
            return nil
        } catch {
            switch error.reason {
            case .status(401, _), .status(403, _): return "refuses (\(error))"
            case .status(let code, _) where code >= 500: return "fails with HTTP \(code)"
            case .status, .tooLarge: return nil
            case .unreachable(let words): return "cannot be reached: \(words)"
            case .timedOut: return "does not answer"
            }
        }
    }
}
