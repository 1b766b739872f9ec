import Foundation

/// Looks at the mails of an issue as readers will get them.
struct MailPageCheck {
    /// From here on Gmail is near to cutting the message off.
    private static let nearLimit = 87_000

    let newsletter: Newsletter
    let language: Language
    let subject: String
    let recipient: MailRecipient
    let body: MailBody

    func diagnoses() -> [Diagnosis] {
        let html = body.html(for: recipient)
        let text = String(decoding: body.text(for: recipient), as: UTF8.self)
        guard let page = try? HTMLTree(Data(html)) else {
            return [.failure(subject, "the HTML cannot be read", "look at templates/mail/issue.html")]
        }
        return size(html.count) + altTexts(page) + sender(page.root.text, text) + wayOut(page, text)
    }

    private func size(_ count: Int) -> [Diagnosis] {
        if count > MailRenderer.htmlLimit {
            let finding = "\(count) bytes of HTML, and Gmail cuts off what is over \(MailRenderer.htmlLimit)"
            return [.failure(subject, finding, "shorten templates/mail/issue.html")]
        }
        guard count >= Self.nearLimit else { return [] }
        return [.warning(subject, "\(count) bytes of HTML, near Gmail's limit", "take fewer papers, or shorter texts")]
    }

    private func altTexts(_ page: HTMLTree) -> [Diagnosis] {
        let bare = page.root.elements.filter { $0.tag == "img" && $0.attribute("alt") == nil }
        guard let first = bare.first else { return [] }
        let finding = "\(bare.count) pictures without alt, the first \(first.attribute("src") ?? "")"
        return [.failure(subject, finding, "give each img an alt in templates/mail/issue.html")]
    }

    /// Law asks for it in every mail; a template of one's own may have lost it.
    private func sender(_ html: String, _ text: String) -> [Diagnosis] {
        let sender = newsletter.sender
        return [("name", sender.name), ("address", sender.address), ("contact", sender.contact)].flatMap { key, value in
            let line = PlainText.line(value)
            if line.isEmpty {
                return [
                    Diagnosis.failure(subject, "newsletter.sender.\(key) is empty", "law asks for it in every mail")
                ]
            }
            return [("HTML", html, "issue.html"), ("text", text, "issue.txt")].compactMap { part, content, file in
                guard !Self.words(content).contains(Self.words(line)) else { return nil }
                return .failure(
                    subject,
                    "the sender's \(key) is not in the \(part)",
                    "put it back into templates/mail/\(file)"
                )
            }
        }
    }

    /// Lines may be wrapped anywhere.
    private static func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    private func wayOut(_ page: HTMLTree, _ text: String) -> [Diagnosis] {
        guard let address = recipient.leaveAddress.map(MailURI.encoded) else {
            return [.failure(subject, "there is no way to unsubscribe", "set `web.url` or `mail.bounces`")]
        }
        let inHTML = page.root.elements.count { $0.tag == "a" && $0.attribute("href") == address }
        let inText = text.components(separatedBy: address).count - 1
        return [(inHTML, "HTML", "issue.html"), (inText, "text", "issue.txt")].compactMap { count, part, file in
            let advice = "put {{leave}} at the top and at the bottom of templates/mail/\(file)"
            if count == 0 { return .failure(subject, "the \(part) has no link to unsubscribe", advice) }
            return count == 1 ? .warning(subject, "the \(part) has one link to unsubscribe", advice) : nil
        }
    }
}
