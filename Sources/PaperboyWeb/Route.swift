/// The pages that there are.
enum Route: Equatable, Sendable {
    case home
    case subscribe
    case sent
    case confirm(String)
    case notMe(String)
    case welcome
    case manage(String)
    case account(String)
    case unsubscribe(String)
    case archive
    case issue(slug: String, language: String?)
    case figure(slug: String, file: String)
    case feeds
    case feed(String)
    case style
    case robots
    case health
    case metrics
    case admin([String])

    /// - Parameter path: what follows the web side's own path, without a slash at the front.
    init?(_ path: Substring) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.count, parts.first ?? "") {
        case (1, ""), (0, _): self = .home
        case (1, "subscribe"): self = .subscribe
        case (2, "subscribe") where parts[1] == "sent": self = .sent
        case (2, "confirm"): self = .confirm(parts[1])
        case (2, "not-me"): self = .notMe(parts[1])
        case (1, "welcome"): self = .welcome
        case (2, "manage"): self = .manage(parts[1])
        case (2, "account"): self = .account(parts[1])
        case (2, "unsubscribe"): self = .unsubscribe(parts[1])
        case (1, "archive"): self = .archive
        case (2, "archive"): self = .issue(slug: parts[1], language: nil)
        case (3, "archive") where parts[2].contains("."): self = .figure(slug: parts[1], file: parts[2])
        case (3, "archive"): self = .issue(slug: parts[1], language: parts[2])
        case (1, "feeds"): self = .feeds
        case (2...3, "feeds"): self = .feed(parts.dropFirst().joined(separator: "/"))
        case (1, "style.css"): self = .style
        case (1, "robots.txt"): self = .robots
        case (1, "healthz"): self = .health
        case (1, "metrics"): self = .metrics
        case (_, "admin"): self = .admin(Array(parts.dropFirst()).filter { !$0.isEmpty })
        default: return nil
        }
    }

    var takesPost: Bool {
        switch self {
        case .subscribe, .confirm, .notMe, .manage, .account, .unsubscribe, .admin: true
        default: false
        }
    }

    /// Whether whoever has the address of the page can act for a reader, or for the operator.
    var isSecret: Bool {
        switch self {
        case .confirm, .notMe, .manage, .account, .unsubscribe, .admin: true
        default: false
        }
    }

    /// What it is called in logs and metrics: never with a token.
    var name: String {
        switch self {
        case .home: "home"
        case .subscribe: "subscribe"
        case .sent: "sent"
        case .confirm: "confirm"
        case .notMe: "not-me"
        case .welcome: "welcome"
        case .manage: "manage"
        case .account: "account"
        case .unsubscribe: "unsubscribe"
        case .archive, .issue, .figure: "archive"
        case .feeds, .feed: "feeds"
        case .style, .robots: "files"
        case .health: "healthz"
        case .metrics: "metrics"
        case .admin: "admin"
        }
    }
}
