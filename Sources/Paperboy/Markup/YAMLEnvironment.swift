/// The variables that go before a file's values. It remembers which were asked for, so that ``finish()`` can name
/// those nobody knows.
final class YAMLEnvironment {
    static let prefix = "PAPERBOY_"

    private let variables: [String: String]
    private var asked: Set<String> = []
    private var passedOver: Set<String> = []

    /// - Parameter variables: the process's; those of other programs are never asked for.
    init(_ variables: [String: String]) {
        self.variables = variables.filter { $0.key.hasPrefix(Self.prefix) }
    }

    func value(of variable: String) -> String? {
        asked.insert(variable)
        return variables[variable]
    }

    func has(_ variable: String) -> Bool { variables[variable] != nil }

    /// Notes that a section is left out: variables may be set for several files, of which one does not have it.
    func passOver(sections variable: String) { passedOver.insert(variable + "_") }

    /// Refuses variables that were never asked for.
    func finish() throws(YAMLError) {
        let unknown = variables.keys.sorted().first { name in
            !asked.contains(name) && !passedOver.contains { name.hasPrefix($0) }
        }
        guard let unknown else { return }
        throw Self.error(unknown, "unknown variable; \(hint(for: unknown))")
    }

    private func hint(for name: String) -> String {
        let candidates = asked.map { String($0.dropFirst(Self.prefix.count)) }
        let nearest = String(name.dropFirst(Self.prefix.count)).nearest(in: candidates)
        return nearest.map { "did you mean `\(Self.prefix)\($0)`?" } ?? "`mail.smtp` is set by `PAPERBOY_MAIL_SMTP`"
    }

    static func error(_ variable: String, _ reason: String) -> YAMLError {
        YAMLError(file: "environment variable \(variable)", line: nil, path: "", reason: reason)
    }
}
