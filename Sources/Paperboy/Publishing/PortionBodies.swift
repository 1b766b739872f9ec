import Synchronization

/// The texts of an issue's portions, each made when the first reader with it comes and kept for the others.
final class PortionBodies: Sendable {
    private struct Key: Hashable {
        var portion: Portion
        var language: Language
    }

    private struct State {
        var bodies: [Key: MailBody] = [:]
        /// The oldest first.
        var order: [Key] = []
    }

    /// A text with its encoded form takes some 200 KB: these stay below 20 MB, and rendering one anew takes less than
    /// sending it to a few readers.
    private static let mostKept = 96

    private let renderer: MailRenderer
    private let state = Mutex(State())

    init(_ renderer: MailRenderer) { self.renderer = renderer }

    /// How many texts are kept.
    var count: Int { state.withLock { $0.bodies.count } }

    /// Workers who want a text at the same time wait for the one who makes it.
    /// - Throws: ``TemplateError``, also for a text that is over the limit of HTML.
    func body(
        of portion: Portion,
        from portions: Portions,
        in edition: Edition
    ) throws(TemplateError) -> MailBody {
        let key = Key(portion: portion, language: edition.language)
        return try state.withLock { state throws(TemplateError) in
            if let body = state.bodies[key] { return body }
            let body = try renderer.body(of: portions.content(of: portion), in: edition)
            guard body.html.size <= MailRenderer.htmlLimit else {
                let limit = "Gmail cuts off what is over \(MailRenderer.htmlLimit)"
                let reason = "\(body.html.size) bytes of HTML, and \(limit)"
                throw TemplateError(file: "mail/issue.html", reason: reason)
            }
            if state.order.count >= Self.mostKept { state.bodies[state.order.removeFirst()] = nil }
            state.bodies[key] = body
            state.order.append(key)
            return body
        }
    }
}
