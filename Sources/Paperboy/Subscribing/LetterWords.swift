/// The letters in the words of `templates/web/words`.
struct LetterWords: Sendable {
    let newsletter: Newsletter
    /// The web side's address, ending in a slash.
    let web: String
    let keys: KeyRing
    let templates: TemplateSet

    func letter(_ claimed: ClaimedLetter) throws(TemplateError) -> Letter {
        let words = try templates.words(claimed.language, in: ["words", "web/words"])
        let name = PlainText.line(newsletter.name(in: claimed.language))
        let values = ["newsletter": name, "address": claimed.address.masked]
        func say(_ part: String) -> String { words("letter-\(claimed.kind.rawValue)-\(part)", values) }
        var letter = Letter(language: claimed.language, subject: say("subject"), lead: [say("lead")])
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
