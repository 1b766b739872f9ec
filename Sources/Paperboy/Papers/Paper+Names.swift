extension Paper {
    /// All that tells this work from others: its identifiers, and its title with the first author's surname.
    ///
    /// Two papers that share a name are one work: what an issue had under any name, no later issue has again.
    var names: Set<String> {
        var names = Set(identifiers.map(\.description))
        if let title = TitleKey(self) { names.insert("title:\(title.text)/\(firstSurname ?? "")") }
        return names
    }
}
