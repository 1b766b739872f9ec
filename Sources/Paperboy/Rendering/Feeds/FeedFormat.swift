/// A format that a feed is written in. All three say the same.
public enum FeedFormat: String, CaseIterable, Sendable {
    /// RFC 4287.
    case atom
    /// RSS 2.0 with the RSS Best Practices Profile, <https://www.rssboard.org/rss-profile>.
    case rss
    /// JSON Feed 1.1, <https://jsonfeed.org/version/1.1>.
    case json

    /// Static hosts serve `.xml` as `application/xml`, which browsers show with the style sheet;
    /// `.atom` and `.rss` they show as source or offer for download.
    public var fileName: String {
        switch self {
        case .atom: "atom.xml"
        case .rss: "rss.xml"
        case .json: "feed.json"
        }
    }

    public var mediaType: String {
        switch self {
        case .atom: "application/atom+xml"
        case .rss: "application/rss+xml"
        case .json: "application/feed+json"
        }
    }
}
