import Foundation

extension Language {
    /// The name with the tag, for a model to read: `Portuguese (Brazil) (pt-BR)`; the tag alone where no name is known.
    var englishName: String {
        let name = Locale(identifier: "en").localizedString(forIdentifier: rawValue)
        return name.map { "\($0) (\(rawValue))" } ?? rawValue
    }
}
