/// The letters in the words of `templates/web/words`.
struct LetterWords: Sendable {
    private let newsletter: Newsletter
    private let web: String
    private let keys: KeyRing
    private let words: SiteWords

    /// - Parameter web: the web side's address, ending in a slash.
    init(newsletter: Newsletter, web: String, keys: KeyRing, templates: TemplateSet) throws(TemplateError) {
        self.newsletter = newsletter
        self.web = web
        self.keys = keys
        words = try SiteWords(newsletter: newsletter, templates: templates)
    }

    func letter(_ claimed: ClaimedLetter) -> Letter {
        let words = words(claimed.language)
        let name = PlainText.line(newsletter.name(in: claimed.language))
        let values = ["newsletter": name, "address": claimed.address.masked]
        func say(_ part: String) -> String { words("letter-\(claimed.kind.rawValue)-\(part)", values) }
        var letter = Letter(language: claimed.language, words: words, subject: say("subject"), lead: [say("lead")])
        switch claimed.kind {
        case .confirmation, .newAddress:
            guard let token = claimed.token?.text else { break }
            letter.call = Letter.Call(label: say("button"), href: "\(web)confirm/\(token)")
            letter.notes = [say("validity")]
            letter.other = Letter.Call(text: say("refuse"), label: say("refuse-link"), href: "\(web)not-me/\(token)")
        case .account:
            guard let token = claimed.token?.text else { break }
            letter.call = Letter.Call(label: say("button"), href: "\(web)account/\(token)")
            letter.notes = [say("validity")]
        case .reminder:
            guard let subscriber = claimed.subscriber else { break }
            let token = ReaderToken(.manage, of: subscriber, newsletter: newsletter.slug, keys: keys).text
            letter.call = Letter.Call(label: say("button"), href: "\(web)manage/\(token)")
            letter.notes = [say("validity")]
        case .addressChanged:
            letter.notes = [say("validity")]
        }
        return letter
    }
}
