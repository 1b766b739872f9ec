/// The words by which arXiv and its authors say that a paper is withdrawn; the feed has no field for it.
///
/// The word alone is no sign: abstracts speak of withdrawn drugs and retracted papers.
enum WithdrawalNotice {
    /// - Parameters:
    ///   - comment: the entry's comment; a sentence in it may be the notice.
    ///   - abstract: is a notice only as a whole, that is, when it begins as one.
    static func isIn(comment: String?, abstract: String) -> Bool {
        comment.map { mayBe($0) && (beginsAsNotice($0) || hasNoticeInside($0)) } == true
            || mayBe(abstract) && beginsAsNotice(abstract)
    }

    /// No notice does without one of these words; hardly any other text has one.
    private static func mayBe(_ text: String) -> Bool {
        text.mentions(ascii: "withdrawn") || text.mentions(ascii: "removed")
    }

    /// “This paper has been withdrawn by the authors.”, “paper withdrawn due to …”, “Withdrawn.”,
    /// “This paper has been removed by arXiv administrators …”
    private static func beginsAsNotice(_ text: String) -> Bool {
        let subject = /(?i)(?:(?:this|the|our)\s+)?(?:(?:paper|article|submission|manuscript|work|preprint)s?\s+)?/
        let verb = /(?i)(?:(?:has|have|is|was)\s+(?:been\s+)?)?(?:withdrawn|removed(?=\s+by\s+arxiv))/
        guard let start = text.prefixMatch(of: subject)?.range.upperBound,
            let end = text[start...].prefixMatch(of: verb)?.range.upperBound
        else { return false }
        return isEndOfNotice(text[end...])
    }

    private static func hasNoticeInside(_ text: String) -> Bool {
        let byWhom = /(?i)\bwithdrawn\s+by\s+(?:the\s+)?(?:authors?\b|arxiv|submitters?\b)/
        let sentence = /(?i)\bthis\s+(?:[a-z]+\s+)?has\s+been\s+withdrawn/
        return text.firstMatch(of: byWhom) != nil
            || text.matches(of: sentence).contains { isEndOfNotice(text[$0.range.upperBound...]) }
    }

    /// A paper “withdrawn from” a conference is still on arXiv, and “withdrawn drugs” are another matter.
    private static func isEndOfNotice(_ rest: Substring) -> Bool {
        let reason = /(?i)\s*(?:$|[.,;:!(]|(?:by|due|because|since|as|for|owing|pending|until|after|temporarily)\b)/
        return rest.prefixMatch(of: reason) != nil
    }
}
