import Foundation

extension ConfigurationReader {
    func choice<Value>(
        _ section: YAMLSection,
        _ key: String,
        _ values: [String: Value]
    ) throws(YAMLError) -> Value? {
        let names = values.keys.sorted().map { "`\($0)`" }.joined(separator: " or ")
        return try section.value(key, expected: names) { values[$0] }
    }

    func path(_ section: YAMLSection, _ key: String) throws(YAMLError) -> URL? {
        try section.string(key).map(file)
    }

    func file(_ path: String) -> URL {
        (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appending(path: path)).standardizedFileURL
    }

    /// An `http` or `https` address, with a slash at its end.
    func webAddress(_ section: YAMLSection, _ key: String) throws(YAMLError) -> String? {
        try section.value(key, expected: "an address that begins with https:// or http://") { text in
            guard text.wholeMatch(of: /https?:\/\/[^\s\/<>"]+(\/[^\s<>"?#]*)?/) != nil else { return nil }
            return text.hasSuffix("/") ? text : text + "/"
        }
    }

    /// Where a part of a source is; nil for `none`.
    func optionalURL(_ section: YAMLSection, _ key: String, _ fallback: String) throws(YAMLError) -> URL? {
        let text = try section.string(key) ?? fallback
        guard text != "none" else { return nil }
        guard let url = url(text) else { throw section.error(key, "expected an address or `none`, found `\(text)`") }
        return url
    }

    func webAddressOrFile(_ section: YAMLSection, _ key: String) throws(YAMLError) -> URL? {
        try section.value(key, expected: "an address that begins with https://, http:// or file:", url)
    }

    /// Where a source is; `file:` with a relative path is relative to the configuration file.
    func endpoint(_ section: YAMLSection, default address: String) throws(YAMLError) -> URL {
        guard let url = try webAddressOrFile(section, "endpoint") ?? URL(string: address) else {
            throw section.missing("endpoint", example: address)
        }
        return url
    }

    private func url(_ text: String) -> URL? {
        if let path = text.prefixMatch(of: /file:(?:\/\/)?/).map({ String(text[$0.range.upperBound...]) }) {
            return file(path)
        }
        return text.wholeMatch(of: /https?:\/\/\S+/).flatMap { _ in URL(string: text) }
    }

    /// From the environment, or from the file that `<key>-file` names; never from the configuration itself.
    func secret(_ section: YAMLSection, _ key: String) throws(YAMLError) -> Secret? {
        guard !section.keys.contains(key) else {
            let variable = YAMLSection.variable(for: "\(section.path).\(key)")
            throw section.error(key, "secrets do not stand here: set \(variable), or `\(key)-file` to a file with it")
        }
        let (value, file) = (try section.string(key), try path(section, "\(key)-file"))
        if let value { return Secret(value) }
        guard let file else { return nil }
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw section.error("\(key)-file", "\(file.path) cannot be read")
        }
        return Secret(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
