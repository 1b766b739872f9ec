import Yams

/// The top of a YAML file.
enum YAMLFile {
    /// Reads a file whose content is one mapping; an empty file is an empty mapping.
    /// - Parameters:
    ///   - name: the file's name in errors.
    ///   - environment: values that go before the file's; see ``YAMLSection``.
    static func section(
        of text: String,
        name: String,
        environment: YAMLEnvironment = YAMLEnvironment([:])
    ) throws(YAMLError) -> YAMLSection {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw syntaxError(error, name)
        }
        let source = YAMLSection.Source(file: name, environment: environment)
        guard let node, !node.isAbsent else { return YAMLSection(source: source, path: "", mapping: [:], line: 1) }
        guard let mapping = node.mapping else {
            throw YAMLError(file: name, line: node.line, path: "", reason: "expected lines of `key: value`")
        }
        return YAMLSection(source: source, path: "", mapping: mapping, line: node.line)
    }

    private static func syntaxError(_ error: any Error, _ name: String) -> YAMLError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            YAMLError(file: name, line: mark.line, path: "", reason: "not YAML: \(problem), column \(mark.column)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            YAMLError(
                file: name,
                line: context.mark.line,
                path: "",
                reason: "this key stands twice: \(duplicates.joined(separator: ", "))"
            )
        default:
            YAMLError(file: name, line: nil, path: "", reason: "not YAML: \(error)")
        }
    }
}

extension Node {
    /// The line of the file, from 1.
    var line: Int? { mark?.line }

    /// Whether nothing is said: `key:`, `key: ~` or `key: null`.
    var isAbsent: Bool {
        guard case .scalar(let scalar) = self, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}
