import Foundation

/// What is known about an address when a letter to it is due.
struct LetterFacts: Equatable, Sendable {
    enum Standing: String, Sendable {
        /// Never heard of, or asked before and has not confirmed.
        case new
        case active
        /// Left.
        case unsubscribed
        /// Bounced or complained.
        case suppressed
        /// Said "not me" within a year.
        case refused
    }

    var kind: LetterRequest.Kind
    var standing: Standing
    /// When it was asked for, and the time now.
    var requestedAt: Date
    var now: Date
    /// Why the address's domain takes no mail; nil where it does, or nobody knows.
    var domainFault: String?
    /// The newest letter of the same sort to the same mailbox, and how many there were in a day.
    var lastLetter: Date?
    var lettersToday = 0
    var lastReminder: Date?
    /// Letters in the last hour to this domain; 0 for a large one.
    var lettersToDomain = 0
    /// Letters in the last hour to all.
    var letters = 0
    /// Of the last 50 confirmation mails that are a day old: how many there were, and how many were answered.
    var asked = 0
    var answered = 0
}

/// What is to be done about a letter.
enum LetterVerdict: Equatable, Sendable {
    case confirmation
    /// Tells a reader that they are one already.
    case reminder
    case account
    case newAddress
    case addressChanged
    /// Nothing is sent, for this reason.
    case nothing(String)
    /// Not now; `alert` names the limit for the operator.
    case later(Date, alert: Alert)

    enum Alert: String, Sendable {
        case domain = "sign-ups-domain"
        case budget = "sign-ups-budget"
        case unanswered = "sign-ups-unanswered"
    }

    private static let pauseBeforeNextLook: TimeInterval = 300
    private static let patience: TimeInterval = 86_400

    init(_ facts: LetterFacts, _ limits: SignUpLimits) {
        self = Self.wish(facts)
        if case .nothing = self { return }
        guard facts.kind != .addressChanged else { return }
        if let reason = Self.reasonToRefuse(facts, limits) {
            self = .nothing(reason)
        } else if let alert = Self.limitReached(facts, limits) {
            let isLate = facts.now.timeIntervalSince(facts.requestedAt) > Self.patience
            self =
                isLate
                ? .nothing("the limits left no room for a day")
                : .later(facts.now.addingTimeInterval(Self.pauseBeforeNextLook), alert: alert)
        }
    }

    private static func wish(_ facts: LetterFacts) -> LetterVerdict {
        switch (facts.kind, facts.standing) {
        case (.addressChanged, _): .addressChanged
        case (_, .refused): .nothing("asked not to be written to")
        case (_, .suppressed): .nothing("mail to it is suppressed")
        case (.signUp, .active): reminder(facts)
        case (.signUp, _): facts.domainFault.map { .nothing($0) } ?? .confirmation
        case (.account, .active), (.account, .unsubscribed): .account
        case (.account, _): .nothing("is no reader")
        case (.newAddress, .active), (.newAddress, .unsubscribed): .nothing("is a reader's already")
        case (.newAddress, _): facts.domainFault.map { .nothing($0) } ?? .newAddress
        }
    }

    private static func reminder(_ facts: LetterFacts) -> LetterVerdict {
        guard let last = facts.lastReminder, facts.now.timeIntervalSince(last) < 86_400 else { return .reminder }
        return .nothing("was told today that it is subscribed")
    }

    private static func reasonToRefuse(_ facts: LetterFacts, _ limits: SignUpLimits) -> String? {
        if let last = facts.lastLetter, facts.now.timeIntervalSince(last) < limits.pause / .seconds(1) {
            return "got such a letter a moment ago"
        }
        return facts.lettersToday >= limits.perMailbox.count ? "got enough such letters for a day" : nil
    }

    /// Before long the whole world may be signed up here by a robot: more than so many letters do not leave.
    private static func limitReached(_ facts: LetterFacts, _ limits: SignUpLimits) -> Alert? {
        let isUnanswered = facts.asked >= 50 && facts.answered * 5 < facts.asked
        if isUnanswered, facts.letters >= limits.lettersWhenUnanswered.count { return .unanswered }
        if facts.letters >= limits.letters.count { return .budget }
        return facts.lettersToDomain >= limits.perDomain.count ? .domain : nil
    }
}
