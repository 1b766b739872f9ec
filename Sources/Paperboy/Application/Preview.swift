import Foundation

/// Every output of an issue as files of one folder, with a page that leads to all of them.
struct Preview {
    let application: Application
    let issue: FrozenIssue

    private var configuration: Configuration { application.configuration }
    private var slug: IssueSlug { issue.issue.slug }

    /// Paths below the preview's folder to bytes.
    func files() throws -> [String: Data] {
        var files = try figures()
        files.merge(try posts()) { $1 }
        files.merge(try feeds()) { $1 }
        files.merge(try mails()) { $1 }
        files["index.html"] = Data(index(of: files.keys.sorted()).source.utf8)
        return files
    }

    private func figures() throws -> [String: Data] {
        try issue.issue.entries.compactMap(\.figure).reduce(into: [:]) { files, figure in
            files["post/\(figure.file)"] = try issue.data(of: figure)
        }
    }

    private func posts() throws -> [String: Data] {
        let renderer = try HugoRenderer(style: configuration.blog?.style ?? .default, templates: application.templates)
        return try issue.issue.editions.reduce(into: [:]) { files, edition in
            let name = HugoRenderer.fileName(for: edition.language, of: issue.issue)
            files["post/\(name)"] = Data(try renderer.render(issue.issue, in: edition).utf8)
        }
    }

    /// The feeds as they would be with this issue alone.
    private func feeds() throws -> [String: Data] {
        let url = configuration.feeds?.url ?? configuration.newsletter.site
        let renderer = FeedRenderer(
            newsletter: configuration.newsletter,
            baseURL: url,
            templates: application.templates
        )
        return try renderer.files(for: [issue.issue]).reduce(into: [:]) { $0["feeds/\($1.key)"] = $1.value }
    }

    private func mails() throws -> [String: Data] {
        guard let mail = configuration.mail else { return [:] }
        let store = application.store
        let portions = try Portions(of: issue.issue, from: store, weekly: configuration.web != nil)
        let bodies = try MailPress(configuration, mail, application.templates).bodies(of: issue, portions)
        let samples = issue.issue.editions.flatMap { SampleReader.all(of: issue.issue, portions, in: $0.language) }
        return try samples.reduce(into: [:]) { files, sample in
            let made = try bodies.body(for: sample.reader).get()
            var recipient = recipient
            recipient.topics = made.topics
            let name = ["mail/\(sample.reader.language)", sample.name].compactMap(\.self).joined(separator: ".")
            files["\(name).eml"] = Data(try made.body.message(to: recipient, date: issue.issue.date))
            let html = String(decoding: made.body.html(for: recipient), as: UTF8.self)
            files["\(name).html"] = Data(withLocalFigures(html, bodies).utf8)
            files["\(name).txt"] = Data(made.body.text(for: recipient))
        }
    }

    private var recipient: MailRecipient {
        MailRecipient(
            address: "reader@example.com",
            messageID: "preview.\(slug)@\(configuration.newsletter.domain)",
            unsubscribeURL: configuration.web.map { "\($0)unsubscribe/preview" },
            preferencesURL: configuration.web.map { "\($0)manage/preview" }
        )
    }

    /// The blog is not written yet: its figures are taken from the preview itself, those of earlier issues from the web.
    private func withLocalFigures(_ html: String, _ bodies: MailBodies) -> String {
        let settings = configuration.mail.map { MailSettings(configuration, $0) }
        let copy = WebCopy(newsletter: configuration.newsletter, archive: settings?.archive)
        let own = issue.issue.entries.compactMap(\.figure).reduce(html) { html, figure in
            let address = bodies.figures.address(of: figure, in: slug) ?? copy.address(of: figure, in: slug)
            return html.replacing(address, with: "../post/\(figure.file)")
        }
        return bodies.portions.earlier.reduce(own) { html, past in
            past.entries.compactMap(\.figure).reduce(html) { html, figure in
                guard let address = bodies.figures.address(of: figure, in: past.slug) else { return html }
                return html.replacing(address, with: copy.address(of: figure, in: past.slug))
            }
        }
    }

    // MARK: Index

    private func index(of names: [String]) -> Markup {
        let title = issue.issue.editions.first?.title ?? slug.rawValue
        let frames = names.filter { $0.hasSuffix(".html") }.map { name -> Markup in
            """
            <figure><figcaption><a href="\(name)">\(name)</a></figcaption>
            <iframe src="\(name)" title="\(name)"></iframe></figure>
            """
        }
        let links = names.filter { !$0.hasSuffix(".html") }.map { name -> Markup in
            #"<li><a href="\#(name)">\#(name)</a></li>"#
        }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title): preview</title>
            <style>\(Markup(trusted: Self.style))</style></head>
            <body><h1>\(title)</h1>
            <div>\(frames.joined(separator: "\n"))</div>
            <ul>\(links.joined(separator: "\n"))</ul>
            </body></html>

            """
    }

    private static let style = """
        :root { --ground: #fbfaf7; --ink: #1c1b19; --accent: #1d4e89; --line: #d9d5cc }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #16171a; --ink: #e8e6e1; --accent: #8fb8ec; --line: #34353a }
        }
        body { margin: 0 auto; max-width: 84rem; padding: 32px 16px; background: var(--ground); color: var(--ink);
          font: 17px/1.6 -apple-system, "Segoe UI", "Hiragino Sans", "Noto Sans CJK JP", sans-serif }
        h1 { font-family: "Hiragino Mincho ProN", "Noto Serif CJK JP", Georgia, serif }
        a { color: var(--accent) }
        div { display: flex; flex-wrap: wrap; gap: 32px }
        figure { flex: 1 1 20rem; margin: 0 }
        iframe { width: 100%; height: 48rem; border: 1px solid var(--line); background: #fff }
        """
}
