public import Foundation
import Mustache
import Yams

/// The Mustache templates and words that outputs are made from: the operator's folder where it has a file,
/// the built-in one otherwise.
public struct TemplateSet: Sendable {
    private let folder: URL?

    /// - Parameter folder: the operator's `templates/`; nil for the built-in ones alone.
    public init(folder: URL? = nil) {
        self.folder = folder
    }

    /// The words of a language, each missing one in English.
    /// - Parameter folders: what is read one after the other, such as `web/words`; the last one that has a key counts.
    public func words(_ language: Language, in folders: [String] = ["words"]) throws(TemplateError) -> Words {
        var table: [String: String] = [:]
        for folder in folders {
            table.merge(try wordTable("\(folder)/en.yaml")) { $1 }
            for name in ["\(folder)/\(language.primary).yaml", "\(folder)/\(language).yaml"] where exists(name) {
                table.merge(try wordTable(name)) { $1 }
            }
        }
        return Words(language: language, table: table)
    }

    /// A parsed template, such as `mail/issue.html`.
    ///
    /// `{{x}}` is escaped as HTML in templates named `.html`; in all others it is inserted as it is, and the
    /// caller escapes by type before.
    func template(_ name: String) throws(TemplateError) -> MustacheTemplate {
        let contentType = name.hasSuffix(".html") ? MarkupContentType.name : "TEXT"
        let pragma = "{{% CONTENT_TYPE:\(contentType)}}"
        do {
            return try MustacheTemplate(string: pragma + text(name))
        } catch let error as TemplateError {
            throw error
        } catch {
            throw TemplateError(file: name, reason: "\(error)")
        }
    }

    /// The text of a file, such as `feed.css`.
    public func text(_ name: String) throws(TemplateError) -> String {
        if let own = folder?.appending(path: name), FileManager.default.fileExists(atPath: own.path) {
            do {
                return try String(contentsOf: own, encoding: .utf8)
            } catch {
                throw TemplateError(file: own.path, reason: "\(error.localizedDescription)")
            }
        }
        guard let builtIn = EmbeddedFile.text("templates/\(name)") else {
            throw TemplateError(file: name, reason: "no such template; `paperboy init` writes all of them")
        }
        return builtIn
    }

    func exists(_ name: String) -> Bool {
        folder.map { FileManager.default.fileExists(atPath: $0.appending(path: name).path) } == true
            || EmbeddedFile.names.contains("templates/\(name)")
    }

    private func wordTable(_ name: String) throws(TemplateError) -> [String: String] {
        let source = try text(name)
        do {
            return try YAMLDecoder().decode([String: String].self, from: source)
        } catch {
            throw TemplateError(file: name, reason: "words are lines of `key: text`: \(error)")
        }
    }
}
