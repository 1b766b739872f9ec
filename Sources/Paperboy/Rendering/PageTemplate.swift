import Mustache

/// A Mustache template ready to be filled; see ``TemplateSet/page(_:)``.
public struct PageTemplate: Sendable {
    private let template: MustacheTemplate

    init(_ template: MustacheTemplate) { self.template = template }

    /// - Parameter values: a value whose properties the template names, or a dictionary.
    public func render(_ values: Any) -> String { template.render(values) }
}

extension TemplateSet {
    /// A template such as `web/page.html`. In `.html` files `{{x}}` is escaped.
    public func page(_ name: String) throws(TemplateError) -> PageTemplate { PageTemplate(try template(name)) }
}
