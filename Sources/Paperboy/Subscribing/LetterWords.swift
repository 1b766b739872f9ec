/// The letters in the words of `templates/web/words`. What differs from one person to the next stands in them as
/// ``PersonalSlot/address`` and ``PersonalSlot/token``.
struct LetterWords: Sendable {
    private let newsletter: Newsletter
    private let web: String
    private let words: SiteWords

    /// - Parameter web: the web side's address, ending in a slash.
    init(newsletter: Newsletter, web: String, templates: TemplateSet) throws(TemplateError) {
        self.newsletter = newsletter
        self.web = web
        words = try SiteWords(newsletter: newsletter, templates: templates)
    }

    func subject(of kind: ClaimedLetter.Kind, in language: Language, to address: EmailAddress) -> String {
        words(language)("letter-\(kind.rawValue)-subject", values(language, address: address.masked))
    }

    /// - Parameter hasLink: whether there is a token for the link.
    func letter(_ kind: ClaimedLetter.Kind, in language: Language, hasLink: Bool) -> Letter {
        let words = words(language)
        let values = values(language, address: PersonalSlot.address.mark)
        func say(_ part: String) -> String { words("letter-\(kind.rawValue)-\(part)", values) }
        var letter = Letter(language: language, words: words, subject: say("subject"), lead: [say("lead")])
        guard hasLink || kind == .addressChanged else { return letter }
        letter.notes = [say("validity")]
        let token = PersonalSlot.token.mark
        switch kind {
        case .confirmation, .newAddress:
            letter.call = Letter.Call(label: say("button"), href: "\(web)confirm/\(token)")
            letter.other = Letter.Call(text: say("refuse"), label: say("refuse-link"), href: "\(web)not-me/\(token)")
        case .account: letter.call = Letter.Call(label: say("button"), href: "\(web)account/\(token)")
        case .reminder: letter.call = Letter.Call(label: say("button"), href: "\(web)manage/\(token)")
        case .addressChanged: break
        }
        return letter
    }

    private func values(_ language: Language, address: String) -> [String: String] {
        ["newsletter": PlainText.line(newsletter.name(in: language)), "address": address]
    }
}
