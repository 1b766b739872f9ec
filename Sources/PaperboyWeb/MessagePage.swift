/// What `templates/web/message.html` names: a page that says one thing and offers at most one to do.
struct MessagePage: Sendable {
    struct Button: Sendable {
        /// Where the form goes.
        var action: String
        var name: String
        var value: String
        var label: String
        /// A class: `main`, `plain` or `danger`.
        var style = "main"
    }

    struct Link: Sendable {
        var href: String
        var label: String
    }

    var title: String
    var text: [String]
    var strong: String?
    var buttons: [Button] = []
    var links: [Link] = []
}
