/// What is the same in every issue: the names, the sender and the site.
public struct Newsletter: Equatable, Sendable {
    /// Who publishes; law asks for it in every mail.
    public struct Sender: Equatable, Sendable {
        public var name: String
        /// Postal address.
        public var address: String
        /// An e-mail address or a web address for questions.
        public var contact: String

        public init(name: String, address: String, contact: String) {
            self.name = name
            self.address = address
            self.contact = contact
        }
    }

    /// `[a-z0-9-]`, such as `llm-papers`.
    public var slug: String
    /// The domain in ids: tag URIs, Message-ID, List-Id. Changing it makes every reader see old issues anew.
    public var domain: String
    /// The blog's address; ends in a slash.
    public var site: String
    /// The newsletter's name in the language of each edition; the first is the site's default language.
    public var names: [(language: Language, name: String)]
    public var sender: Sender

    public init(
        slug: String,
        domain: String,
        site: String,
        names: [(language: Language, name: String)],
        sender: Sender
    ) {
        self.slug = slug
        self.domain = domain
        self.site = site
        self.names = names
        self.sender = sender
    }

    public static func == (left: Newsletter, right: Newsletter) -> Bool {
        (left.slug, left.domain, left.site, left.sender) == (right.slug, right.domain, right.site, right.sender)
            && left.names.elementsEqual(right.names, by: ==)
    }

    /// The name in a language; the first edition's where there is none.
    public func name(in language: Language) -> String {
        (names.first { $0.language == language } ?? names.first)?.name ?? slug
    }

    /// The blog's start page in a language. Hugo puts all but the default language into a folder of its own.
    public func url(in language: Language) -> String {
        language == names.first?.language ? site : "\(site)\(language.rawValue.lowercased())/"
    }

    /// The page of an issue.
    public func url(of issue: IssueSlug, in language: Language) -> String { "\(url(in: language))\(issue)/" }

    /// A figure of an issue; all languages share it.
    public func url(of figure: Figure, in issue: IssueSlug) -> String { "\(site)\(issue)/\(figure.file)" }
}
