/// The members of a JSON Feed 1.1 (<https://jsonfeed.org/version/1.1>) as they stand in the file.
/// What is nil or empty is left out: absent beats null.
struct JSONFeed: Encodable {
    struct Author: Encodable {
        var name: String
    }

    struct Item: Encodable {
        var id: String
        var url: String
        var title: String
        var contentHTML: String
        var summary: String
        var image: String?
        var datePublished: String
        var dateModified: String
        var language: String
        var tags: [String]?

        private enum CodingKeys: String, CodingKey {
            case id, url, title, summary, image, language, tags
            case contentHTML = "content_html"
            case datePublished = "date_published"
            case dateModified = "date_modified"
        }
    }

    var version = "https://jsonfeed.org/version/1.1"
    var title: String
    var homePageURL: String
    var feedURL: String
    var description: String
    var language: String
    var authors: [Author]
    var items: [Item]

    private enum CodingKeys: String, CodingKey {
        case version, title, description, language, authors, items
        case homePageURL = "home_page_url"
        case feedURL = "feed_url"
    }
}
