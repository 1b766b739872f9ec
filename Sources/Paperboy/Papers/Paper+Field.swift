extension Paper {
    /// What a paper says that comes from one source alone; the rest is united from all.
    public enum Field: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
        case title, abstract, authors, published, updated, announced, listed, venue, tldr, license
    }
}
