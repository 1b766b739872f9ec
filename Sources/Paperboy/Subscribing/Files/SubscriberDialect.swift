/// The columns by which a program writes its list of subscribers.
///
/// Names are compared in small letters with `_` for blanks: `First Name` and `first_name` are one.
struct SubscriberDialect: Sendable {
    /// The program's name.
    var name: String
    /// One of these stands in the first line beside the address, and in no other dialect.
    var signature: Set<String>
    var email = ["email", "email_address"]
    var names = ["name"]
    var givenNames = ["first_name"]
    var familyNames = ["last_name"]
    var language = ["language", "lang", "locale"]
    /// JSON in which a language may stand.
    var attributes: [String] = []
    /// Columns whose values say that the reader has left, or never confirmed.
    var standings: [StandingRule] = []

    /// How a column's value says whether mail is welcome.
    struct StandingRule: Sendable {
        var column: String
        /// In small letters; nil for any value at all, such as a time.
        var values: Set<String>?
        var standing: SubscriberRow.Standing
    }

    static let all = [listmonk, ghost, substack, buttondown, mailchimp, keila, sendPortal]

    /// The one that wrote a first line; nil for Paperboy's own columns and for unknown ones.
    static func of(_ columns: [String]) -> SubscriberDialect? {
        let columns = Set(columns)
        return all.first { dialect in
            !dialect.signature.isDisjoint(with: columns) && !columns.isDisjoint(with: dialect.email)
        }
    }

    /// A column's name as it is compared.
    static func normalized(_ name: String) -> String {
        PlainText.line(name).lowercased().replacing(" ", with: "_")
    }

    /// What of the first line is taken.
    var taken: Set<String> {
        Set(email + names + givenNames + familyNames + language + attributes + standings.map(\.column))
    }

    private static let no: Set<String> = ["false", "0", "no"]
    private static let yes: Set<String> = ["true", "1", "yes"]

    private static func left(_ column: String, _ values: Set<String>?, _ reason: String) -> StandingRule {
        StandingRule(column: column, values: values, standing: .left(reason))
    }

    private static let listmonk = SubscriberDialect(
        name: "listmonk",
        signature: ["attributes", "uuid"],
        attributes: ["attributes"],
        standings: [
            left("status", ["blocklisted"], "was on listmonk's blocklist"),
            left("status", ["disabled"], "was disabled in listmonk"),
        ]
    )

    private static let ghost = SubscriberDialect(
        name: "Ghost",
        signature: ["subscribed_to_emails", "complimentary_plan", "stripe_customer_id"],
        standings: [
            left("subscribed_to_emails", no, "took no mail in Ghost"), left("deleted_at", nil, "was deleted in Ghost"),
        ]
    )

    private static let substack = SubscriberDialect(
        name: "Substack",
        signature: ["active_subscription", "email_disabled", "stripe_plan", "subscription_type"],
        standings: [left("email_disabled", yes, "had mail switched off in Substack")]
    )

    private static let buttondown = SubscriberDialect(
        name: "Buttondown",
        signature: ["subscriber_type", "creation_date", "referrer_url", "unsubscription_date", "secondary_id"],
        attributes: ["metadata"],
        standings: ["type", "subscriber_type"].flatMap { column in
            [
                left(
                    column,
                    ["unsubscribed", "removed", "blocked", "complained", "undeliverable", "spammy", "disabled"],
                    "had left in Buttondown"
                ),
                StandingRule(column: column, values: ["unactivated"], standing: .unconfirmed),
            ]
        } + [left("unsubscription_date", nil, "had left in Buttondown")]
    )

    private static let mailchimp = SubscriberDialect(
        name: "Mailchimp",
        signature: ["member_rating", "optin_time", "confirm_time", "leid", "euid", "unsub_time", "clean_time"],
        standings: [
            left("unsub_time", nil, "had left in Mailchimp"), left("clean_time", nil, "was cleaned out by Mailchimp"),
        ]
    )

    private static let keila = SubscriberDialect(
        name: "Keila",
        signature: ["external_id", "data"],
        attributes: ["data"],
        standings: [
            left("status", ["unsubscribed"], "had left in Keila"),
            left("status", ["unreachable"], "could not be reached from Keila"),
        ]
    )

    private static let sendPortal = SubscriberDialect(
        name: "SendPortal",
        signature: ["first_name", "last_name"],
        standings: [left("unsubscribed_at", nil, "had left in SendPortal")]
    )
}
