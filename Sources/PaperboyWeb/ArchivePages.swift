import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Paperboy

/// What `templates/web/archive.html` names.
private struct ArchivePage: Sendable {
    struct Line: Sendable {
        var href: String
        var title: String
        var day: String
        var papers: String
    }

    struct Feed: Sendable {
        var href: String
        var label: String
    }

    var heading: String
    var issues: [Line]
    var feeds: [Feed]
    var subscribe: String
}

extension WebSite {
    func archive(_ visit: Visit) async throws -> Response {
        let item = shelf.item("archive \(visit.language)") { archiveItem(visit.language) }
        return varied(item?.response(to: visit.headers) ?? unknownLink(visit))
    }

    func feedsPage(_ visit: Visit) throws -> Response { redirect(to: "archive", visit) }

    func issuePage(_ slug: String, _ tag: String?, _ visit: Visit) async throws -> Response {
        guard let issue = shelf.issue(slug) else { return failure(.notFound, visit.language) }
        guard let tag = tag?.lowercased() else {
            let language = issue.editions.first { $0.language == visit.language } ?? issue.editions.first
            guard let language = language?.language.rawValue.lowercased() else {
                return failure(.notFound, visit.language)
            }
            var response = Answer.seeOther("\(base)archive/\(slug)/\(language)")
            response.headers[.vary] = "Accept-Language"
            return response
        }
        guard let edition = issue.editions.first(where: { $0.language.rawValue.lowercased() == tag }) else {
            return failure(.notFound, visit.language)
        }
        let item = try await BlockingWork.run {
            try shelf.item("page \(slug) \(tag)") { try issueItem(issue, edition) }
        }
        return item?.response(to: visit.headers) ?? failure(.notFound, visit.language)
    }

    /// A file that was made before, or a figure of an issue.
    func shelved(_ path: String, _ visit: Visit) async -> Response {
        if let item = shelf.item(path) { return item.response(to: visit.headers) }
        if case .figure(let slug, let file) = visit.route, let item = await figure(slug, file, path) {
            return item.response(to: visit.headers)
        }
        return failure(.notFound, visit.language)
    }

    private func figure(_ slug: String, _ file: String, _ path: String) async -> ShelfItem? {
        guard let issue = shelf.issue(slug), issue.entries.contains(where: { $0.figure?.file == file }) else {
            return nil
        }
        let url = application.configuration.issues.appending(path: slug).appending(path: file)
        let modified = shelf.frozenAt(issue.slug) ?? issue.date.instant
        return try? await BlockingWork.run {
            try shelf.item(path) {
                let bytes = Array(try Data(contentsOf: url))
                return ShelfItem(
                    bytes,
                    type: "image/png",
                    modified: modified,
                    common: common,
                    cache: "public, max-age=86400",
                    isText: false
                )
            }
        }
    }

    private func issueItem(_ issue: Paperboy.Issue, _ edition: Edition) throws -> ShelfItem {
        let page = try IssuePage(
            of: issue,
            in: edition,
            newsletter: newsletter,
            templates: application.templates,
            figures: "\(base)archive/\(issue.slug)/"
        )
        let html = pages.html(page, "web/issue.html", edition.language, title: page.title)
        return ShelfItem(
            Array(html.utf8),
            type: "text/html; charset=utf-8",
            modified: shelf.frozenAt(issue.slug) ?? issue.date.instant,
            common: common,
            language: edition.language
        )
    }

    private func archiveItem(_ language: Language) -> ShelfItem {
        let words = pages.words(language)
        let lines = shelf.issues.compactMap { issue -> ArchivePage.Line? in
            guard let edition = issue.editions.first(where: { $0.language == language }) ?? issue.editions.first else {
                return nil
            }
            return ArchivePage.Line(
                href: "\(base)archive/\(issue.slug)/\(edition.language.rawValue.lowercased())",
                title: edition.title,
                day: issue.date.day.description,
                papers: words("papers-count", ["count": "\(issue.entries.count)"])
            )
        }
        let page = ArchivePage(
            heading: words("archive-heading", ["newsletter": newsletter.name(in: language)]),
            issues: lines,
            feeds: FeedFormat.allCases.map { format in
                let label = format == .json ? "JSON Feed" : format.rawValue.uppercased()
                return .init(
                    href: "\(base)feeds/\(language.rawValue.lowercased())/\(format.fileName)",
                    label: format == .atom ? "Atom" : label
                )
            },
            subscribe: "\(base)subscribe\(pages.suffix(language))"
        )
        let html = pages.html(page, "web/archive.html", language, title: words("archive-title"), path: "archive")
        let newest = shelf.issues.first.flatMap { shelf.frozenAt($0.slug) ?? $0.date.instant }
        return ShelfItem(
            Array(html.utf8),
            type: "text/html; charset=utf-8",
            modified: newest ?? Date(timeIntervalSince1970: 946_684_800),
            common: common,
            language: language
        )
    }

    private func varied(_ response: Response) -> Response {
        var response = response
        response.headers[.vary] = "Accept-Language, Accept-Encoding"
        return response
    }
}
