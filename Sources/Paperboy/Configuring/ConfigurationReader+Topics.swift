extension ConfigurationReader {
    /// `topics: [retrieval, {name: agents, words: [agent, tool use]}]`: what readers can choose among.
    /// - Parameter names: the list `web.topics` of older files, which gave names alone.
    func topics(_ root: YAMLSection, olderNames names: [String]) throws(YAMLError) -> [Topic] {
        var topics: [Topic] = []
        for section in try root.sections("topics", orTextsAs: "name") {
            topics.append(try topic(section, after: topics))
        }
        guard !names.isEmpty else { return topics }
        guard topics.isEmpty else {
            throw root.error("topics", "`web.topics` lists topics too; keep them here and delete that line")
        }
        return names.map { Topic(name: $0) }
    }

    private func topic(_ section: YAMLSection, after others: [Topic]) throws(YAMLError) -> Topic {
        let name = PlainText.line(try section.required("name", example: "agents"))
        // Semicolons set topics apart in files of subscribers, where `*` stands for all of them.
        guard !name.isEmpty, name != "*", !name.contains(";") else {
            throw section.error("name", "expected a name without `;`, found `\(name)`")
        }
        guard !others.contains(where: { Topic.key($0.name) == Topic.key(name) }) else {
            throw section.error("name", "`\(name)` stands twice; put all its words into one topic")
        }
        let words = try section.strings("words").map(PlainText.line).filter { !$0.isEmpty }
        try section.finish()
        return Topic(name: name, words: words)
    }
}
