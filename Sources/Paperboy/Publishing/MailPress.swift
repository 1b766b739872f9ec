/// Makes the mails of issues: those that go out, and those that are only looked at.
struct MailPress: Sendable {
    private let newsletter: Newsletter
    private let delivery: MailDelivery
    private let templates: TemplateSet
    private let settings: MailSettings

    /// - Parameter mark: stands before every subject, such as `[Test] `.
    init(_ configuration: Configuration, _ delivery: MailDelivery, _ templates: TemplateSet, mark: String = "") {
        newsletter = configuration.newsletter
        self.delivery = delivery
        self.templates = templates
        var settings = MailSettings(configuration, delivery)
        settings.mark = mark
        self.settings = settings
    }

    /// The texts of an issue for all its readers.
    /// - Throws: ``TemplateError``, ``FileError`` for a figure that cannot be read, or ``PublishingError``.
    func bodies(of issue: FrozenIssue, _ portions: Portions) throws -> MailBodies {
        let figures = try MailFigures(of: issue, earlier: portions.earlier, newsletter, delivery)
        let renderer = MailRenderer(
            newsletter: newsletter,
            settings: settings,
            templates: templates,
            figures: figures
        )
        return try MailBodies(of: issue.issue, portions, renderer)
    }
}
