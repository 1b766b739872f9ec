import Yams

/// One mapping of a YAML file, read key by key.
///
/// It remembers which keys were asked for, so that ``finish()`` can name those nobody knows. A value in the
/// environment goes before the file's: `mail.smtp` is overridden by `PAPERBOY_MAIL_SMTP`, a list by its items with
/// commas between them.
final class YAMLSection {
    struct Source {
        var file: String
        var environment: YAMLEnvironment
    }

    let path: String
    let line: Int?
    private let source: Source
    private let mapping: Node.Mapping
    private var known: [String] = []

    init(source: Source, path: String, mapping: Node.Mapping, line: Int?) {
        self.source = source
        self.path = path
        self.mapping = mapping
        self.line = line
    }

    // MARK: Scalars

    /// The text of a scalar; nil when the key is absent or says nothing.
    func string(_ key: String) throws(YAMLError) -> String? {
        if let override = override(of: key) { return override }
        guard let node = node(key) else { return nil }
        guard case .scalar(let scalar) = node else { throw error(key, "expected one value, not a list or a section") }
        return scalar.string
    }

    /// A scalar that `parse` understands.
    /// - Parameter expected: what to say when it does not: "a whole number", "`ja`, `en` or another language tag".
    func value<Value>(
        _ key: String,
        expected: String,
        _ parse: (String) -> Value?
    ) throws(YAMLError) -> Value? {
        guard let text = try string(key) else { return nil }
        guard let value = parse(text) else { throw error(key, "expected \(expected), found `\(text)`") }
        return value
    }

    func int(_ key: String, in range: ClosedRange<Int>) throws(YAMLError) -> Int? {
        try value(key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func bool(_ key: String) throws(YAMLError) -> Bool? {
        try value(key, expected: "`true` or `false`") { ["true": true, "false": false][$0] }
    }

    /// A scalar that has to be there and say something.
    func required(_ key: String, example: String) throws(YAMLError) -> String {
        guard let text = try string(key), !text.isEmpty else { throw missing(key, example: example) }
        return text
    }

    // MARK: Lists and sections

    /// A list of scalars, or one scalar alone; empty when absent.
    func strings(_ key: String) throws(YAMLError) -> [String] {
        if let override = override(of: key) {
            return override.split(separator: ",").map { PlainText.line(String($0)) }.filter { !$0.isEmpty }
        }
        guard let node = node(key) else { return [] }
        switch node {
        case .scalar(let scalar): return [scalar.string]
        case .sequence(let sequence):
            var texts: [String] = []
            for item in sequence {
                guard case .scalar(let scalar) = item else {
                    throw error(key, "expected a list of texts, as in `[a, b]`", line: item.line)
                }
                texts.append(scalar.string)
            }
            return texts
        default: throw error(key, "expected a list, as in `[a, b]`")
        }
    }

    /// Whether a text stands where a section could, here or in the environment.
    func isText(_ key: String) -> Bool {
        if override(of: key) != nil { return true }
        guard let node = node(key), case .scalar = node else { return false }
        return true
    }

    /// Whether a list stands where a section could.
    func isList(_ key: String) -> Bool { node(key)?.sequence != nil }

    /// The section under a key; nil when absent.
    func section(_ key: String) throws(YAMLError) -> YAMLSection? {
        if let section = try presentSection(key) { return section }
        source.environment.passOver(sections: Self.variable(for: join(key)))
        return nil
    }

    private func presentSection(_ key: String) throws(YAMLError) -> YAMLSection? {
        guard let node = node(key) else { return nil }
        guard let mapping = node.mapping else { throw error(key, "expected a section of `key: value` lines") }
        return YAMLSection(source: source, path: join(key), mapping: mapping, line: line(of: key))
    }

    /// The section under a key; an empty one when absent, so that defaults and the environment still count.
    func sectionOrEmpty(_ key: String) throws(YAMLError) -> YAMLSection {
        try presentSection(key) ?? YAMLSection(source: source, path: join(key), mapping: [:], line: line)
    }

    /// A list of sections; empty when absent.
    func sections(_ key: String) throws(YAMLError) -> [YAMLSection] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else { throw error(key, "expected a list of sections, each begun by `- `") }
        var sections: [YAMLSection] = []
        for (index, item) in sequence.enumerated() {
            guard let mapping = item.mapping else {
                throw error(key, "expected a section of `key: value` lines", line: item.line)
            }
            let path = "\(join(key))[\(index + 1)]"
            sections.append(YAMLSection(source: source, path: path, mapping: mapping, line: item.line))
        }
        return sections
    }

    /// A list of sections, in which a text stands for a section with that key alone; empty when absent.
    func sections(_ key: String, orTextsAs name: String) throws(YAMLError) -> [YAMLSection] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else { throw error(key, "expected a text, or a list of texts or sections") }
        var sections: [YAMLSection] = []
        for (index, item) in sequence.enumerated() {
            guard let mapping = item.mapping ?? (item.scalar == nil ? nil : [Node(name): item]) else {
                throw error(key, "expected a text or a section of `key: value` lines", line: item.line)
            }
            let path = "\(join(key))[\(index + 1)]"
            sections.append(YAMLSection(source: source, path: path, mapping: mapping, line: item.line))
        }
        return sections
    }

    /// One section alone, or a list of them; empty when absent.
    func sectionOrSections(_ key: String) throws(YAMLError) -> [YAMLSection] {
        if node(key)?.mapping != nil, let section = try presentSection(key) { return [section] }
        return try sections(key)
    }

    /// The keys of the section, in the order of the file.
    var keys: [String] { mapping.map { $0.key.scalar?.string ?? "" } }

    // MARK: Errors

    /// Refuses keys that were never asked for.
    func finish() throws(YAMLError) {
        for (key, _) in mapping {
            let name = key.scalar?.string ?? ""
            guard !known.contains(name) else { continue }
            let hint = name.nearest(in: known).map { "did you mean `\($0)`?" }
            let words = hint ?? "known here: \(known.sorted().joined(separator: ", "))"
            throw error(name, "unknown key; \(words)", line: key.line)
        }
    }

    func missing(_ key: String, example: String) -> YAMLError {
        error(key, "is missing; for example `\(key): \(example)`", line: line)
    }

    func error(_ key: String, _ reason: String) -> YAMLError {
        error(key, reason, line: line(of: key))
    }

    private func error(_ key: String, _ reason: String, line: Int?) -> YAMLError {
        let variable = Self.variable(for: join(key))
        guard !source.environment.has(variable) else { return YAMLEnvironment.error(variable, reason) }
        return YAMLError(file: source.file, line: line, path: join(key), reason: reason)
    }

    // MARK: Places

    /// `mail.dkim.key-file` is `PAPERBOY_MAIL_DKIM_KEY_FILE` in the environment.
    static func variable(for path: String) -> String {
        YAMLEnvironment.prefix + path.uppercased().replacing(/[^A-Z0-9]+/, with: "_")
    }

    private func node(_ key: String) -> Node? {
        note(key)
        // By what is written: the key `no` resolves to a truth value and is found under no text.
        return mapping.first { $0.key.scalar?.string == key }.flatMap { $0.value.isAbsent ? nil : $0.value }
    }

    private func override(of key: String) -> String? {
        note(key)
        return source.environment.value(of: Self.variable(for: join(key)))
    }

    private func note(_ key: String) {
        if !known.contains(key) { known.append(key) }
    }

    private func line(of key: String) -> Int? {
        mapping.first { $0.key.scalar?.string == key }?.key.line ?? line
    }

    private func join(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
