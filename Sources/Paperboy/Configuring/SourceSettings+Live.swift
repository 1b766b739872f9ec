extension SourceSettings {
    /// The configured sources, ready to be asked.
    func live(_ world: World) -> [any PaperSource] {
        var sources: [any PaperSource] = []
        if let arxiv {
            sources.append(
                ArxivSource(
                    endpoint: arxiv.endpoint,
                    categories: arxiv.categories,
                    query: arxiv.query,
                    limit: arxiv.limit,
                    sleep: world.sleep,
                    fetch: world.fetch
                )
            )
        }
        if let semanticScholar {
            sources.append(
                SemanticScholarSource(
                    endpoint: semanticScholar.endpoint,
                    query: semanticScholar.query,
                    limit: semanticScholar.limit,
                    key: semanticScholar.key?.value,
                    fetch: world.fetch
                )
            )
        }
        if let huggingFace {
            sources.append(
                HuggingFaceSource(endpoint: huggingFace.endpoint, limit: huggingFace.limit, fetch: world.fetch)
            )
        }
        return sources
    }
}
