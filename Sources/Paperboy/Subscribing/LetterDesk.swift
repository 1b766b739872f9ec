import Foundation
import Logging
import Synchronization

/// Writes and sends the letters that people asked for, one after the other, each at most once.
public final class LetterDesk: Sendable {
    private struct BodyKey: Hashable {
        var kind: ClaimedLetter.Kind
        var language: Language
        var hasLink: Bool
    }

    private static let attempts = 5
    private static let domainsARound = 50

    private let delivery: MailDelivery
    private let newsletter: Newsletter
    private let timeZone: TimeZone
    private let words: LetterWords
    private let renderer: LetterRenderer
    private let bodies = Mutex<[BodyKey: LetterBody]>([:])
    private let signer: DKIMSigner?
    private let limits: SignUpLimits
    private let store: Store
    private let keys: KeyRing
    /// Nil where domains are not asked about.
    private let domainCheck: MailDomainCheck?
    private let retention: Retention
    private let world: World
    private let log: Logger
    private let thread = BlockingThread(label: "paperboy.letters")

    /// - Parameter web: the web side's address, ending in a slash.
    /// - Throws: ``FileError`` for a key for signatures that cannot be read, ``TemplateError`` for a template.
    public init(
        application: Application,
        delivery: MailDelivery,
        web: String,
        limits: SignUpLimits,
        keys: KeyRing
    ) throws {
        signer = try DKIMSigner(delivery.dkim)
        let configuration = application.configuration
        let newsletter = configuration.newsletter
        // Mail that goes to a folder reaches nobody: DNS has no say yet.
        domainCheck =
            configuration.webServer.checksDomains ?? !delivery.isRepeatable
            ? MailDomainCheck(
                dns: DNSLookUp(server: configuration.dns, ask: application.world.lookUp),
                sleep: application.world.sleep
            ) : nil
        retention = configuration.webServer.retention
        self.delivery = delivery
        self.newsletter = newsletter
        self.limits = limits
        self.keys = keys
        timeZone = configuration.timeZone
        words = try LetterWords(newsletter: newsletter, web: web, templates: application.templates)
        renderer = try LetterRenderer(newsletter: newsletter, from: delivery.from, templates: application.templates)
        store = application.store
        world = application.world
        log = application.log
    }

    /// Settles what a dead worker left. To be called once, before the first ``workOff()``.
    public func recover() async throws {
        let count = try await thread.run { try store.recoverLetters(at: world.now()) }
        if count > 0 { log.warning("letters are uncertain", metadata: ["count": "\(count)"]) }
    }

    /// Sends all letters that are due, and forgets what is old.
    /// - Returns: how many were handed over.
    @discardableResult
    public func workOff() async throws -> Int {
        let checked = try await checkedDomains()
        return try await thread.run { try handOver(checked) }
    }

    /// A page that takes an address answers before anybody has asked about its domain, whatever it is.
    private func checkedDomains() async throws -> CheckedDomains? {
        guard let domainCheck else { return nil }
        let domains = try await thread.run { try store.dueDomains(limit: Self.domainsARound, at: world.now()) }
        return CheckedDomains(domains: domains, faults: await domainCheck.faults(of: domains))
    }

    private func handOver(_ checked: CheckedDomains?) throws -> Int {
        guard let session = delivery.routes.first?.transport.session() else { return 0 }
        defer { session.close() }
        var sent = 0
        var last: SettledLetter?
        // One transaction a letter: an issue may be under way, and its sender waits for each of ours.
        while !Task.isCancelled {
            let next = try claim(checked, settling: last)
            last = nil
            guard let letter = next else { break }
            let outcome = deliver(letter, over: session)
            last = SettledLetter(letter: letter, outcome: outcome)
            if outcome == .sent { sent += 1 } else { log.warning("letter", metadata: ["outcome": "\(outcome)"]) }
            if case .unreachable = outcome { break }
        }
        if let last { try store.settle(last, at: world.now()) }
        return sent
    }

    /// Forgets what is old; see ``Store/purge(_:at:)``.
    public func purge() async throws { try await thread.run { try store.purge(retention, at: world.now()) } }

    private func claim(
        _ checked: CheckedDomains?,
        settling last: SettledLetter?
    ) throws(StoreError) -> ClaimedLetter? {
        try store.claimLetter(
            settling: last,
            within: limits,
            checked: checked,
            keys: keys,
            makeID: world.makeID,
            makeToken: { LinkToken(world) },
            at: world.now()
        )
    }

    private func deliver(_ letter: ClaimedLetter, over session: any MailSession) -> LetterOutcome {
        let mail: OutgoingMail
        do {
            mail = try self.mail(letter)
        } catch {
            return .refused("\(error)")
        }
        return outcome(of: mail, letter, over: session)
    }

    private func outcome(
        of mail: OutgoingMail,
        _ letter: ClaimedLetter,
        over session: any MailSession
    ) -> LetterOutcome {
        do throws(SMTPError) {
            _ = try session.deliver(mail, announcing: nil, beforeEnd: {})
            return .sent
        } catch {
            return judge(error, letter)
        }
    }

    private func judge(_ error: SMTPError, _ letter: ClaimedLetter) -> LetterOutcome {
        let next = world.now().addingTimeInterval(60 * pow(4, Double(min(letter.attempts, 3))))
        let isLast = letter.attempts + 1 >= Self.attempts
        return switch error {
        case .uncertain(let words): .uncertain(words)
        case .unsendable(let words): .refused(words)
        case .refused(let reply, _) where reply.isPermanent: .refused(reply.text)
        case .refused, .notSent: isLast ? .refused("given up: \(error)") : .later(next, "\(error)")
        // Nobody's letter can leave: that counts against none of them.
        case .unavailable, .loginRefused, .markFailed: .unreachable(next, "\(error)")
        }
    }

    private func mail(_ letter: ClaimedLetter) throws -> OutgoingMail {
        // A random name: nothing about the reader stands in it.
        let name = "letter.\(letter.id).\(world.makeID().text.prefix(8))"
        let token = token(of: letter)
        let message = try body(letter.kind, letter.language, hasLink: token != nil).message(
            to: letter.address,
            subject: words.subject(of: letter.kind, in: letter.language, to: letter.address),
            token: token,
            messageID: "\(name)@\(newsletter.domain)",
            date: ZonedTime(world.now(), in: timeZone)
        )
        return try OutgoingMail(
            from: delivery.bounces,
            to: try MailAddress(letter.address.rawValue).description,
            fileName: "\(name).eml",
            bytes: try signed(message)
        )
    }

    /// A reminder leads to the reader's preferences, all others by a token of their own.
    private func token(of letter: ClaimedLetter) -> String? {
        guard letter.kind == .reminder else { return letter.token?.text }
        return letter.subscriber.map { ReaderToken(.manage, of: $0, newsletter: newsletter.slug, keys: keys).text }
    }

    /// Each is rendered when the first letter of its kind goes out.
    private func body(_ kind: ClaimedLetter.Kind, _ language: Language, hasLink: Bool) -> LetterBody {
        let key = BodyKey(kind: kind, language: language, hasLink: hasLink)
        return bodies.withLock { bodies in
            if let body = bodies[key] { return body }
            let body = renderer.body(of: words.letter(kind, in: language, hasLink: hasLink))
            bodies[key] = body
            return body
        }
    }

    private func signed(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let signer else { return message }
        return try signer.signed(message, at: world.now())
    }
}
