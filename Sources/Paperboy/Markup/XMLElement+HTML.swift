extension XMLElement {
    /// The element's tag in lower case, as ``HTMLTree`` gives it.
    var tag: String { name.local }

    var classes: [Substring] { attribute("class")?.split(whereSeparator: \.isWhitespace) ?? [] }

    func hasClass(_ name: Substring) -> Bool { classes.contains(name) }

    /// The element and all elements inside, in the order of the document.
    var elements: [XMLElement] {
        var found: [XMLElement] = []
        appendElements(to: &found)
        return found
    }

    /// The first of the element and those inside that fits.
    func first(where fits: (XMLElement) -> Bool) -> XMLElement? {
        if fits(self) { return self }
        for child in children {
            if let found = child.first(where: fits) { return found }
        }
        return nil
    }

    private func appendElements(to found: inout [XMLElement]) {
        found.append(self)
        for child in children { child.appendElements(to: &found) }
    }
}
