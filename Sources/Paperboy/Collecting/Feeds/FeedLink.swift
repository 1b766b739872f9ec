import Foundation

/// The links of feeds.
enum FeedLink {
    /// The address that a link in the feed at `address` means; nil when it is no web address.
    static func absolute(_ link: String, at address: URL) -> String? {
        let bare = link.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !bare.isEmpty, let url = URL(string: bare, relativeTo: address)?.absoluteString else { return nil }
        return WebAddress(url)?.description
    }
}
