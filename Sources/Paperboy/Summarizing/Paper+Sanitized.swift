extension Paper {
    /// The paper as a model is given it to read.
    var sanitized: Paper {
        var paper = self
        paper.title = TextSanitizer().sanitized(title).text
        paper.abstract = TextSanitizer().sanitized(abstract).text
        return paper
    }
}
