import Foundation
import HTTPTypes
import Hummingbird
import Paperboy

/// A request as the pages see it.
struct Visit: Sendable {
    let route: Route
    let method: HTTPTypes.HTTPRequest.Method
    let headers: HTTPFields
    let query: WebForm
    /// Empty unless something was posted.
    let form: WebForm
    /// Who asks, as far as trusted proxies tell; nil where that is not known.
    let client: NetworkAddress?
    /// Whether the other end itself is on this machine, with nobody in between.
    let isLocal: Bool
    /// The language of the answer.
    let language: Language
    /// Whether the address named the language, in place of the browser.
    let choseLanguage: Bool
    let authority: String?

    func cookie(_ name: String) -> String? {
        for line in headers[values: .cookie] {
            for pair in line.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                if parts.count == 2, parts[0] == name { return parts[1] }
            }
        }
        return nil
    }

    /// Whether another site's page sent this form. A missing `Origin` counts as our own: old browsers and privacy
    /// tools leave it out, and the token in the address or the form decides then.
    /// - Parameter friends: sites that may.
    func isForeign(own: String?, friends: [String] = []) -> Bool {
        guard let origin = headers[.origin]?.lowercased() else { return false }
        if origin == own || friends.contains(origin) { return false }
        // Whoever opens the server by another name than the configured one has that name in both.
        return authority.map { origin == "http://\($0)" || origin == "https://\($0)" } != true
    }

    /// The parameter that keeps a chosen language from page to page.
    var suffix: String { choseLanguage ? "?lang=\(language)" : "" }
}

extension Language {
    /// What a browser prefers among the languages that there are; nil when it names none of them.
    static func preferred(_ header: String?, among languages: [Language]) -> Language? {
        guard let header, header.utf8.count < 500 else { return nil }
        let wishes = header.split(separator: ",").enumerated().map { index, item in
            let parts = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (tag: parts.first ?? "", weight: weight, index: index)
        }
        for wish in wishes.sorted(by: { ($1.weight, $0.index) < ($0.weight, $1.index) }) where wish.weight > 0 {
            guard let wanted = Language(rawValue: wish.tag) else { continue }
            if let same = languages.first(where: { $0 == wanted }) { return same }
            if let near = languages.first(where: { $0.primary == wanted.primary }) { return near }
        }
        return nil
    }
}
