import Foundation
import Glibc

/// Looks whether all templates and words can be used, and whether the operator's folder has files that nobody reads.
struct TemplateCheck {
    let templates: TemplateSet
    let folder: URL
    let languages: [Language]

    func diagnoses() -> [Diagnosis] {
        if let unreadable { return [unreadable] }
        let faults = names.compactMap(fault) + languages.compactMap(fault) + strangers
        return faults.isEmpty ? [.ok("templates", "all can be used")] : faults
    }

    /// The program's own templates would be taken without a word.
    private var unreadable: Diagnosis? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return nil }
        guard !isFolder.boolValue || access(folder.path, R_OK | X_OK) != 0 else { return nil }
        let advice = "mend it or `templates:`; until then the program's own templates are used"
        return .failure("templates", "\(folder.path) is no folder that can be read", advice)
    }

    private var names: [String] {
        EmbeddedFile.names.filter { $0.hasPrefix("templates/") }.map { String($0.dropFirst("templates/".count)) }
    }

    private func fault(_ name: String) -> Diagnosis? {
        do throws(TemplateError) {
            if name.hasPrefix("mail/") || name.hasPrefix("hugo/") || name.hasSuffix(".html") {
                _ = try templates.template(name)
            } else {
                _ = try templates.text(name)
            }
            return nil
        } catch {
            return failure(error)
        }
    }

    private func fault(_ language: Language) -> Diagnosis? {
        do throws(TemplateError) {
            _ = try templates.siteWords(language)
            return nil
        } catch {
            return failure(error)
        }
    }

    private func failure(_ error: TemplateError) -> Diagnosis {
        .failure("templates", "\(error)", "mend the file, or delete it: then the program's own is used")
    }

    private var strangers: [Diagnosis] {
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let known = Set(names)
        return files.sorted().compactMap { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder.appending(path: name).path, isDirectory: &isFolder)
            // Words and prompts of further languages are read by the language's name.
            let isFree = name.hasPrefix("words/") || name.hasPrefix("prompts/") || name.hasPrefix("web/words/")
            guard !isFolder.boolValue, !known.contains(name), !isFree, !name.hasSuffix("~") else { return nil }
            let advice =
                name.nearest(in: names).map { "did you mean \($0)?" } ?? "delete it, or give it a template's name"
            return .warning("templates", "nobody reads \(folder.appending(path: name).path)", advice)
        }
    }
}
